import { inServices, type RewrittenHazard } from '../hazard.js';

export const defaultBridge: RewrittenHazard = {
  id: 'default-bridge',
  about: "`network_mode: bridge` is one network for all containers of the engine: every stack reaches every other's.",
  example: 'services:\n  api:\n    image: app\n    network_mode: bridge\n',
  fix: 'Leave `network_mode` out: the service joins the default network of its project.',
  rewrite: (model) =>
    inServices(model, 'default-bridge', (definition) => {
      if (definition.network_mode !== 'bridge' && definition.network_mode !== 'default') return [];
      const what = `network_mode: ${definition.network_mode}`;
      delete definition.network_mode;
      definition.networks = { default: null };
      model.networks = { default: null, ...model.networks };
      return [{ path: ['network_mode'], what, becomes: "the stack's own default network" }];
    }),
};
