/** A project with one image, in a folder of its own. */
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ServiceModel } from '../../src/compose/model.js';
import { type ImagesRequest, planImages } from '../../src/images/plan-images.js';

/** A text is a file of mode 644. */
export type Entry =
  | string
  | { readonly link: string }
  | { readonly text: string; readonly mode: number }
  | { readonly folder: number };

function writeMode(file: string, text: string, mode: number): void {
  writeFileSync(file, text);
  chmodSync(file, mode);
}

export class Project {
  readonly root = realpathSync(mkdtempSync(join(tmpdir(), 'isoshard-digest-')));

  constructor(entries: Readonly<Record<string, Entry>>) {
    for (const [path, entry] of Object.entries(entries)) this.write(path, entry);
  }

  path(path: string): string {
    return join(this.root, path);
  }

  write(path: string, entry: Entry): void {
    const file = this.path(path);
    mkdirSync(dirname(file), { recursive: true });
    if (typeof entry === 'string') writeMode(file, entry, 0o644);
    else if ('link' in entry) symlinkSync(entry.link, file);
    else if ('text' in entry) writeMode(file, entry.text, entry.mode);
    else {
      mkdirSync(file, { recursive: true });
      chmodSync(file, entry.folder);
    }
  }

  remove(path = ''): void {
    rmSync(this.path(path), { recursive: true, force: true });
  }

  /** The only image, of service `api`. */
  async image(build: object = {}, rest: ServiceModel = {}, request: Partial<ImagesRequest> = {}) {
    const model = { services: { api: { ...rest, build: { context: this.root, dockerfile: 'Dockerfile', ...build } } } };
    const { images, inputs } = await planImages({ imageEnvironment: async () => undefined }, model, {
      build: 'missing',
      locate: () => undefined,
      baseDigest: async () => 'sha256:base',
      ...request,
    });
    return { image: images[0], inputs: inputs.get('api') ?? new Map<string, string>() };
  }

  async digest(...args: Parameters<Project['image']>): Promise<string> {
    return (await this.image(...args)).image?.digest ?? '';
  }
}
