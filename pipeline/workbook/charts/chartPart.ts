/** Turns a chart's plan into the DrawingML part that Excel draws. */

import { plainDecimal } from '../../numbers/roundDecimal.ts';
import { unreachable } from '../../problems/unreachable.ts';
import { FONT_NAME } from '../plan/columnWidth.ts';
import type {
  ChartAxisPlan,
  ChartPlan,
  ChartSeriesPlan,
  RangePlan,
  WorkbookColours,
} from '../WorkbookPlan.ts';
import { attributeText, elementText, XML_HEAD } from '../write/xml.ts';

const CATEGORY_AXIS = 111_111_111;
const VALUE_AXIS = 222_222_222;
/** Sizes in hundredths of a point. */
const LABEL_SIZE = 1000;
const AXIS_TITLE_SIZE = 1000;
const TITLE_SIZE = 1400;
/** Labels that stand side by side along the foot. */
const MOST_LABELS = 12;

/** Colour is never the only signal: each line has a dash of its own too. */
const dashes = ['solid', 'dash', 'sysDot', 'lgDash', 'dashDot', 'sysDash'];
const markers = ['circle', 'square', 'triangle', 'diamond', 'x', 'plus'];

export function chartPart(chart: ChartPlan, language: string, colours: WorkbookColours): string {
  return [
    XML_HEAD,
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">',
    `<c:date1904 val="0"/><c:lang val="${attributeText(language)}"/><c:roundedCorners val="0"/>`,
    `<c:chart>${titleElement(chart.title, TITLE_SIZE, true)}<c:autoTitleDeleted val="0"/>`,
    `<c:plotArea><c:layout/>${plot(chart)}${axes(chart, colours)}</c:plotArea>`,
    chart.series.length > 1 ? '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>' : '',
    '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>',
    '<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>',
    `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${LABEL_SIZE}">${solid(colours.ink)}${LATIN}</a:defRPr></a:pPr><a:endParaRPr lang="${attributeText(language)}"/></a:p></c:txPr>`,
    '</c:chartSpace>',
  ].join('');
}

const LATIN = `<a:latin typeface="${FONT_NAME}"/>`;

/** A white edge parts what is stacked, so that colour need not. */
const SEPARATOR = '<a:ln w="9525"><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:ln>';

function solid(colour: string): string {
  return `<a:solidFill><a:srgbClr val="${colour.slice(1).toUpperCase()}"/></a:solidFill>`;
}

function titleElement(text: string, size: number, bold: boolean): string {
  if (text === '') return '';
  return `<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${size}" b="${bold ? 1 : 0}"/></a:pPr><a:r><a:rPr sz="${size}" b="${bold ? 1 : 0}">${LATIN}</a:rPr><a:t>${elementText(text)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`;
}

function plot(chart: ChartPlan): string {
  const series = chart.series.map((one, at) => seriesElement(chart, one, at)).join('');
  const axisIds = `<c:axId val="${CATEGORY_AXIS}"/><c:axId val="${VALUE_AXIS}"/>`;
  const stacked = chart.grouping !== 'clustered';
  switch (chart.kind) {
    case 'bar':
    case 'column': {
      const direction = chart.kind === 'bar' ? 'bar' : 'col';
      const overlap = stacked ? '<c:overlap val="100"/>' : '<c:overlap val="0"/>';
      return `<c:barChart><c:barDir val="${direction}"/><c:grouping val="${chart.grouping}"/><c:varyColors val="0"/>${series}<c:gapWidth val="50"/>${overlap}${axisIds}</c:barChart>`;
    }
    case 'line':
      return `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${series}<c:marker val="1"/>${axisIds}</c:lineChart>`;
    case 'area':
      return `<c:areaChart><c:grouping val="${stacked ? chart.grouping : 'standard'}"/><c:varyColors val="0"/>${series}${axisIds}</c:areaChart>`;
    case 'scatter':
    case 'scatterLine':
      return `<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>${series}${axisIds}</c:scatterChart>`;
    default:
      return unreachable(chart.kind);
  }
}

function seriesElement(chart: ChartPlan, series: ChartSeriesPlan, at: number): string {
  const head = `<c:ser><c:idx val="${at}"/><c:order val="${at}"/><c:tx><c:v>${elementText(series.name)}</c:v></c:tx>`;
  const fill = solid(series.colour);
  const line = (dash: string, width: number): string =>
    `<a:ln w="${width}" cap="rnd">${fill}<a:prstDash val="${dash}"/><a:round/></a:ln>`;
  const dash = dashes[at % dashes.length] ?? 'solid';
  const xy = `<c:xVal>${numbers(series.categories)}</c:xVal><c:yVal>${numbers(series.values)}</c:yVal>`;
  const categories = `<c:cat>${categoryData(series.categories)}</c:cat><c:val>${numbers(series.values)}</c:val>`;
  switch (chart.kind) {
    case 'bar':
    case 'column':
      return `${head}<c:spPr>${fill}${SEPARATOR}</c:spPr><c:invertIfNegative val="0"/>${pointElements(series)}${categories}</c:ser>`;
    case 'line':
      return `${head}<c:spPr>${line(dash, 28_575)}</c:spPr><c:marker><c:symbol val="none"/></c:marker>${categories}<c:smooth val="0"/></c:ser>`;
    case 'area':
      return `${head}<c:spPr>${fill}${SEPARATOR}</c:spPr>${categories}</c:ser>`;
    case 'scatter':
      return `${head}<c:spPr><a:ln w="19050"><a:noFill/></a:ln></c:spPr>${markerElement(at, fill)}${xy}<c:smooth val="0"/></c:ser>`;
    case 'scatterLine':
      return `${head}<c:spPr>${line(dash, 28_575)}</c:spPr>${markerElement(at, fill)}${xy}<c:smooth val="0"/></c:ser>`;
    default:
      return unreachable(chart.kind);
  }
}

function markerElement(at: number, fill: string): string {
  const symbol = markers[at % markers.length] ?? 'circle';
  return `<c:marker><c:symbol val="${symbol}"/><c:size val="7"/><c:spPr>${fill}<a:ln w="9525">${fill}</a:ln></c:spPr></c:marker>`;
}

function pointElements(series: ChartSeriesPlan): string {
  return [...series.pointColours]
    .map(
      ([at, colour]) =>
        `<c:dPt><c:idx val="${at}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/><c:spPr>${solid(colour)}${SEPARATOR}</c:spPr></c:dPt>`,
    )
    .join('');
}

/** Numbers with what stands in them now; a gap has no point. */
function numbers(range: RangePlan): string {
  const points = range.values
    .map((value, at) =>
      typeof value === 'number' ? `<c:pt idx="${at}"><c:v>${plainDecimal(value)}</c:v></c:pt>` : '',
    )
    .join('');
  return `<c:numRef><c:f>${elementText(range.reference)}</c:f><c:numCache><c:formatCode>${elementText(range.numberFormat)}</c:formatCode><c:ptCount val="${range.values.length}"/>${points}</c:numCache></c:numRef>`;
}

function categoryData(range: RangePlan): string {
  if (range.values.every((value) => value === null || typeof value === 'number')) return numbers(range);
  const points = range.values
    .map((value, at) =>
      value === null
        ? ''
        : `<c:pt idx="${at}"><c:v>${elementText(typeof value === 'number' ? plainDecimal(value) : value)}</c:v></c:pt>`,
    )
    .join('');
  return `<c:strRef><c:f>${elementText(range.reference)}</c:f><c:strCache><c:ptCount val="${range.values.length}"/>${points}</c:strCache></c:strRef>`;
}

function axes(chart: ChartPlan, colours: WorkbookColours): string {
  const { categoryAxis, valueAxis } = chart;
  const horizontal = chart.kind === 'bar';
  const grid = `<c:majorGridlines><c:spPr><a:ln w="6350">${solid(colours.grid)}</a:ln></c:spPr></c:majorGridlines>`;
  const scatter = chart.kind === 'scatter' || chart.kind === 'scatterLine';
  const category = scatter
    ? `<c:valAx>${axisHead(CATEGORY_AXIS, categoryAxis, 'b', false, '')}${axisLabels(categoryAxis, 'low', colours)}<c:crossAx val="${VALUE_AXIS}"/><c:crosses val="autoZero"/><c:crossBetween val="midCat"/></c:valAx>`
    : categoryElement(chart, colours);
  // With the first bar at the top, the far end of the category axis is the bottom.
  const crosses = horizontal ? 'max' : 'autoZero';
  const value = `<c:valAx>${axisHead(VALUE_AXIS, valueAxis, horizontal ? 'b' : 'l', false, grid)}${axisLabels(valueAxis, 'nextTo', colours)}<c:crossAx val="${CATEGORY_AXIS}"/><c:crosses val="${crosses}"/><c:crossBetween val="${chart.kind === 'area' || scatter ? 'midCat' : 'between'}"/></c:valAx>`;
  return category + value;
}

function categoryElement(chart: ChartPlan, colours: WorkbookColours): string {
  const axis = chart.categoryAxis;
  const horizontal = chart.kind === 'bar';
  const body = `${axisHead(CATEGORY_AXIS, axis, horizontal ? 'l' : 'b', horizontal, '')}${axisLabels(axis, 'low', colours)}<c:crossAx val="${VALUE_AXIS}"/><c:crosses val="autoZero"/>`;
  return axis.kind === 'date'
    ? `<c:dateAx>${body}<c:auto val="1"/><c:lblOffset val="100"/><c:baseTimeUnit val="${axis.numberFormat.includes('d ') ? 'days' : 'months'}"/></c:dateAx>`
    : `<c:catAx>${body}<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>${labelSkip(chart)}<c:noMultiLvlLbl val="1"/></c:catAx>`;
}

/** Years along the foot of a chart stay upright when every second or fifth is named. */
function labelSkip(chart: ChartPlan): string {
  const count = chart.series[0]?.categories.values.length ?? 0;
  if (chart.kind === 'bar' || count <= MOST_LABELS) return '';
  const step = Math.ceil(count / MOST_LABELS);
  return `<c:tickLblSkip val="${step}"/>`;
}

function axisHead(id: number, axis: ChartAxisPlan, side: 'b' | 'l', reversed: boolean, grid: string): string {
  const max = axis.max === undefined ? '' : `<c:max val="${axis.max}"/>`;
  const min = axis.min === undefined ? '' : `<c:min val="${axis.min}"/>`;
  const orientation = reversed ? 'maxMin' : 'minMax';
  return `<c:axId val="${id}"/><c:scaling><c:orientation val="${orientation}"/>${max}${min}</c:scaling><c:delete val="0"/><c:axPos val="${side}"/>${grid}${titleElement(axis.title, AXIS_TITLE_SIZE, false)}`;
}

function axisLabels(axis: ChartAxisPlan, position: 'low' | 'nextTo', colours: WorkbookColours): string {
  return `<c:numFmt formatCode="${attributeText(axis.numberFormat)}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="${position}"/><c:spPr><a:ln w="6350">${solid(colours.grid)}</a:ln></c:spPr>`;
}
