/** The committed bundle: starts on the runner's Node and on this one, holds nothing native, and post is quick where there is nothing to do. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { BUNDLE, call, ROOT } from '../harness/cli.js';
import { runAction } from '../harness/runner.js';
import { tempWorkspace } from '../harness/temp-workspace.js';

const nodes = [process.execPath, ...(process.env.TEST_NODE24 ? [process.env.TEST_NODE24] : [])];

describe('the bundle', () => {
  test('holds no native program', () => {
    const files = readdirSync(join(ROOT, 'dist'), { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    expect(files.length).toBeGreaterThan(5);
    const native = files.filter((entry) => {
      const magic = readFileSync(join(entry.parentPath, entry.name)).subarray(0, 4).toString('latin1');
      return magic === '\x7fELF' || magic.startsWith('MZ') || magic === '\xcf\xfa\xed\xfe';
    });
    expect(native).toEqual([]);
  });

  test.each(nodes)('starts on %s', async (node) => {
    const { code, stdout } = await call(node, [BUNDLE, '--version'], { cwd: ROOT });
    expect(stdout.trim()).toBe(manifest.version);
    expect(code).toBe(0);
  });

  test.each(nodes)('on %s: main refuses a wrong input, and post has nothing to do', async (node) => {
    const workspace = await tempWorkspace(join(ROOT, 'test/fixtures/runners/pytest/failing'));
    try {
      const inputs = { mode: 'rnu', parallel: 'many' };
      const { main, post, result } = await runAction({
        main: BUNDLE,
        post: BUNDLE,
        node,
        inputs,
        workspace: workspace.folder,
        temp: workspace.temp,
      });
      expect(result).toBe('failure');
      expect(main.exitCode).toBe(2);
      expect(main.log).toContain('bad-input');
      for (const said of ['mode', 'rnu', 'parallel', 'many']) expect(main.log).toContain(said);
      expect(main.outputs.result).toBe('failure');
      expect(post?.exitCode).toBe(0);
    } finally {
      await workspace.remove();
    }
  });
});
