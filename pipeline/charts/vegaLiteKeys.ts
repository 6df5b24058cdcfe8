/** The names of all properties that a Vega-Lite view may have somewhere within it, as its JSON schema (6.4) lists them. */

/** Compared with the schema by a test, which names what has changed. */
export const vegaLiteKeys: ReadonlySet<string> = new Set(
  `
$ref $schema aggregate align anchor and angle argmax argmin aria ariaRole ariaRoleDescription as
aspect autocomplete autosize axis background band bandPosition bandSize bandwidth base baseline bbox
between bin binSpacing bind binned bins blend borders bottom bounds box calculate center clamp clear
clip clipAngle clipExtent clipHeight coefficient color column columnPadding columns concat condition
config constant consume contains content continuousBandSize coordinates cornerRadius
cornerRadiusBottomLeft cornerRadiusBottomRight cornerRadiusEnd cornerRadiusTopLeft
cornerRadiusTopRight count counts cumulative cursor data datasets date datum day debounce default
density description detail dir direction discreteBandSize distance divide domain domainCap
domainColor domainDash domainDashOffset domainMax domainMid domainMin domainOpacity domainRaw
domainWidth dx dy element ellipsis empty encoding encodings endAngle equal event exponent expr
extent facet features field fields fill fillColor fillOpacity filled filter fit flatten fold font
fontSize fontStyle fontWeight for format formatType fraction frame from gamma geometries geometry
gradient gradientLength gradientOpacity gradientStrokeColor gradientStrokeWidth gradientThickness
grid gridAlign gridCap gridColor gridDash gridDashOffset gridOpacity gridWidth groupby gt gte
hconcat header height hours href id ignorePeers impute innerRadius input interpolate interval
invalid joinaggregate key keyvals labelAlign labelAnchor labelAngle labelBaseline labelBound
labelColor labelExpr labelFlush labelFlushOffset labelFont labelFontSize labelFontStyle
labelFontWeight labelLimit labelLineHeight labelOffset labelOpacity labelOrient labelOverlap
labelPadding labelSeparation labels latitude latitude2 layer left legend legendX legendY limit line
lineBreak lineHeight lobes loess longitude longitude2 lookup lt lte mark markname marktype max
maxExtent maxbins maxsteps median merge method milliseconds min minBandSize minExtent minstep
minsteps minutes month name nearest nice not offset on oneOf op opacity options or order orient
outerRadius outliers padAngle padding paddingInner paddingOuter parallel parallels param params
pivot placeholder point pointRadius position precision probs projection properties quantile quarter
r1 r2 radius radius2 radius2Offset radiusOffset range rangeMax rangeMin ratio reflectX reflectY
regression repeat rescale resize resolve reverse right rotate round row rowPadding rule sample scale
scheme seconds select shape size smooth sort source spacing spec stack start startAngle step steps
stop stops stream stroke strokeCap strokeColor strokeDash strokeDashOffset strokeJoin
strokeMiterLimit strokeOffset strokeOpacity strokeWidth style subtitle subtitleColor subtitleFont
subtitleFontSize subtitleFontStyle subtitleFontWeight subtitleLineHeight subtitlePadding symbolDash
symbolDashOffset symbolFillColor symbolLimit symbolOffset symbolOpacity symbolSize symbolStrokeColor
symbolStrokeWidth symbolType tension test text theta theta2 theta2Offset thetaOffset thickness
throttle tickBand tickCap tickColor tickCount tickDash tickDashOffset tickExtra tickMinStep
tickOffset tickOpacity tickRound tickSize tickWidth ticks tilt time timeUnit timeUnitBandPosition
timeUnitBandSize title titleAlign titleAnchor titleAngle titleBaseline titleColor titleFont
titleFontSize titleFontStyle titleFontWeight titleLimit titleLineHeight titleOpacity titleOrient
titlePadding titleX titleY toggle tooltip top transform translate type unionWith unit url usermeta
utc valid value values vconcat view week width window x x1 x2 x2Offset xError xError2 xOffset y y1
y2 y2Offset yError yError2 yOffset year zero zindex zoom
`
    .trim()
    .split(/\s+/),
);

/** The names of all further properties of its `config`. */
export const configKeys: ReadonlySet<string> = new Set(
  `
animationDuration arc area axisBand axisBottom axisDiscrete axisLeft axisPoint axisQuantitative
axisRight axisTemporal axisTop axisX axisXBand axisXDiscrete axisXPoint axisXQuantitative axisXTemporal
axisY axisYBand axisYDiscrete axisYPoint axisYQuantitative axisYTemporal bandPaddingInner
bandPaddingOuter bandWithNestedOffsetPaddingInner bandWithNestedOffsetPaddingOuter bar
barBandPaddingInner boxplot category circle continuousHeight continuousPadding continuousWidth
countTitle currency customFormatTypes dateTime days decimal disable discreteHeight discreteWidth
diverging errorband errorbar fieldTitle framesPerSecond geoshape gradientDirection
gradientHorizontalMaxLength gradientHorizontalMinLength gradientLabelLimit gradientLabelOffset
gradientVerticalMaxLength gradientVerticalMinLength group-subtitle group-title grouping guide-label
guide-title headerColumn headerFacet headerRow heatmap image layout locale maxBandSize maxFontSize
maxOpacity maxSize maxStrokeWidth minFontSize minOpacity minSize minStrokeWidth minus months nan
normalizedNumberFormat normalizedNumberFormatType number numberFormat numberFormatType numerals
offsetBandPaddingInner offsetBandPaddingOuter ordinal percent periods pointPadding quantileCount
quantizeCount ramp react rect rectBandPaddingInner selection shortDays shortMonths square symbol
symbolBaseFillColor symbolBaseStrokeColor symbolDirection thousands tick tickBandPaddingInner timeFormat
timeFormatType tooltipFormat trail unselectedOpacity useUnaggregatedDomain views xReverse
`
    .trim()
    .split(/\s+/),
);
