/** What the report page does by itself: filter its table of tests. No text of a report ever becomes part of it. */
export const SCRIPT = `
(() => {
  const words = document.getElementById('words');
  const outcome = document.getElementById('outcome');
  const shown = document.getElementById('shown');
  if (!words || !outcome || !shown) return;
  const rows = [...document.querySelectorAll('#tests tbody tr')].map((row) => [row, row.textContent.toLowerCase()]);
  const filter = () => {
    const wanted = words.value.toLowerCase().split(/\\s+/);
    let count = 0;
    for (const [row, text] of rows) {
      const fits = (!outcome.value || row.dataset.outcome === outcome.value) && wanted.every((word) => text.includes(word));
      row.hidden = !fits;
      if (fits) count += 1;
    }
    shown.textContent = count + ' of ' + rows.length;
  };
  words.addEventListener('input', filter);
  outcome.addEventListener('change', filter);
  filter();
})();
`;
