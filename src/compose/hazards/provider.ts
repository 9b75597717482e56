import { inServices, type RefusedHazard } from '../hazard.js';

export const provider: RefusedHazard = {
  id: 'provider',
  about: 'A provider is a program of the host that makes something outside of the stack, with no label of ours.',
  example: 'services:\n  db:\n    provider: {type: awesomecloud}\n',
  fix: 'Stand a container in for it in the test stack.',
  suffers: 'anybody',
  find: (model) =>
    inServices(model, 'provider', (definition) => {
      const { type } = (definition.provider ?? {}) as { type?: string };
      return definition.provider === undefined ? [] : [{ path: ['provider'], what: `provider: ${type ?? '?'}` }];
    }),
};
