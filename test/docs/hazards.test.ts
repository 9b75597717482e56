/** `docs/hazards.md` is made of the hazards: `npm test unit -- -u` writes it anew. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { HAZARDS, REFUSED, REWRITTEN } from '../../src/compose/hazards/index.js';

const INTRODUCTION = `# Hazards

What a compose file may hold that two stacks on one engine would share, or that gives the host away; and what becomes of
it. \`isoshard audit FILE…\` prints the ones of your file with their lines, \`isoshard isolate FILE… --project mine --diff\` every
line that is changed.

Three things can happen:

- **made private**: your file stays as it is, and the model that runs is changed;
- **refused**: nothing is started, since it cannot be made private. \`isolation.allow\` in \`isoshard.yml\` accepts it, with a
  reason: \`{hazard: docker-socket, service: proxy, reason: "…"}\`;
- **a warning**: on a GitHub-hosted runner with one stack, for what only neighbours could suffer from, since there are none.

The owner of a host may forbid more in \`/etc/isoshard/policy.yml\`, which nothing in a repository loosens:
\`{version: 1, forbid: [docker-socket, privileged]}\`; \`"*"\` stands for all that can be refused, and what is made private
otherwise can be named too.
`;

function section(hazard: (typeof REWRITTEN)[number] | (typeof REFUSED)[number]): string {
  const scope = 'suffers' in hazard && hazard.suffers === 'neighbours' ? ' Only neighbours could suffer from it.' : '';
  return `### ${hazard.id}\n\n${hazard.about}${scope}\n\n\`\`\`yaml compose\n${hazard.example}\`\`\`\n\n${hazard.fix}\n`;
}

const byId = <T extends { id: string }>(hazards: readonly T[]): T[] =>
  [...hazards].sort((a, b) => (a.id < b.id ? -1 : 1));

test('the page of hazards is made of the hazards', async () => {
  const page = [
    INTRODUCTION,
    '## Made private\n',
    ...byId(REWRITTEN).map(section),
    '## Refused\n',
    ...byId(REFUSED).map(section),
  ].join('\n');
  await expect(page).toMatchFileSnapshot(join(import.meta.dirname, '..', '..', 'docs', 'hazards.md'));
});

test('each has a name of its own', () => {
  expect(HAZARDS.size).toBe(REWRITTEN.length + REFUSED.length);
});
