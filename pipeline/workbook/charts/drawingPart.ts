/** Turns a chart or a picture into the drawing part that anchors it on its sheet. */

import { attributeText } from '../../markup/xmlText.ts';
import type { DrawingSpot } from '../WorkbookPlan.ts';
import { XML_HEAD } from '../write/xml.ts';

const EMU_PER_POINT = 12_700;
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** `relationship` leads from the drawing to the chart's part. */
export function chartDrawing(spot: DrawingSpot, relationship: string): string {
  return drawing(
    spot,
    [
      `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr>${properties(spot, 'Chart 1')}`,
      '<xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>',
      '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>',
      '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">',
      `<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="${RELATIONSHIPS}" r:id="${relationship}"/>`,
      '</a:graphicData></a:graphic></xdr:graphicFrame>',
    ].join(''),
  );
}

/** `pixels` leads to what every program draws, `vectors` to what newer ones draw in its place. */
export function pictureDrawing(spot: DrawingSpot, pixels: string, vectors: string): string {
  return drawing(
    spot,
    [
      `<xdr:pic><xdr:nvPicPr>${properties(spot, 'Picture 1')}`,
      '<xdr:cNvPicPr><a:picLocks noChangeAspect="1"/></xdr:cNvPicPr></xdr:nvPicPr>',
      `<xdr:blipFill><a:blip xmlns:r="${RELATIONSHIPS}" r:embed="${pixels}"><a:extLst>`,
      '<a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}">',
      `<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="${vectors}"/>`,
      '</a:ext></a:extLst></a:blip><a:stretch><a:fillRect/></a:stretch></xdr:blipFill>',
      `<xdr:spPr><a:xfrm><a:off x="0" y="0"/>${size(spot, 'a:ext')}</a:xfrm>`,
      '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic>',
    ].join(''),
  );
}

function drawing(spot: DrawingSpot, content: string): string {
  const { column, row } = spot;
  return [
    XML_HEAD,
    '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">',
    '<xdr:oneCellAnchor>',
    `<xdr:from><xdr:col>${column - 1}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row - 1}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>`,
    `${size(spot, 'xdr:ext')}${content}<xdr:clientData/></xdr:oneCellAnchor></xdr:wsDr>`,
  ].join('');
}

function size({ width, height }: DrawingSpot, element: string): string {
  return `<${element} cx="${Math.round(width * EMU_PER_POINT)}" cy="${Math.round(height * EMU_PER_POINT)}"/>`;
}

function properties({ title, alt }: DrawingSpot, name: string): string {
  return `<xdr:cNvPr id="2" name="${name}" descr="${attributeText(alt)}" title="${attributeText(title)}"/>`;
}
