/** Text of others, made harmless for a terminal. Pure. */

/**
 * In this order: strings that a terminal takes (OSC, DCS, SOS, PM, APC) up to BEL or ST; control sequences (ECMA-48 5.4:
 * parameters, intermediates, one final byte); other escapes; what is left of C0 but tab and line end, DEL and C1. Every
 * escape character is in some match.
 */
const CONTROLS = new RegExp(
  [
    '(?:\\x1b[\\]PX^_]|[\\x90\\x98\\x9d-\\x9f])[^\\x07\\x1b\\x9c\\n]*(?:\\x07|\\x1b\\\\|\\x9c)',
    '(?:\\x1b\\[|\\x9b)([0-?]*)([ -/]*)([@-~])',
    '\\x1b[ -/]*[0-~]',
    '[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f]',
  ].join('|'),
  'g',
);

/**
 * `text` with its colours (SGR) and no other control: what moves the cursor, sets titles or makes a terminal answer is
 * taken out. A carriage return becomes a line end. Colours that are left on are reset at the end.
 */
export function harmlessText(text: string): string {
  let coloured = false;
  const clean = text
    .replace(/\r\n?/g, '\n')
    .replace(CONTROLS, (_, parameters?: string, between?: string, final?: string) => {
      if (final !== 'm' || between !== '' || parameters === undefined || !/^[0-9;:]*$/.test(parameters)) return '';
      coloured = !/^0*$/.test(parameters);
      return `\u001b[${parameters}m`;
    });
  return coloured ? `${clean}\u001b[0m` : clean;
}
