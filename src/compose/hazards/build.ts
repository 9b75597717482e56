import { inServices, type RewrittenHazard } from '../hazard.js';

export const build: RewrittenHazard = {
  id: 'build',
  about:
    'A service that is built when its stack starts is built once for each stack, all at the same time, under one tag that they overwrite.',
  example: 'services:\n  api:\n    build: .\n',
  fix: 'Nothing to do: the image is built once, before the stacks start.',
  rewrite: (model, { images }) =>
    inServices(model, 'build', (definition, service) => {
      const tag = images[service];
      if (tag === undefined || (definition.build === undefined && definition.image === tag)) return [];
      delete definition.build;
      definition.image = tag;
      definition.pull_policy = 'never';
      return [{ path: ['build'], what: 'build', becomes: `image: ${tag}` }];
    }),
};
