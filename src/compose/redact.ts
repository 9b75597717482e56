/** A model that may be shown: what environments, build arguments, inline configs and secrets hold is `***`. Pure. */
import type { ComposeModel, NamedResource, ServiceModel } from './model.js';

export const REDACTED = '***';

export function redact(model: ComposeModel): ComposeModel {
  const services = Object.fromEntries(
    Object.entries(model.services).map(([name, service]) => [name, redactService(service)]),
  );
  return {
    ...model,
    services,
    ...(model.configs && { configs: redactResources(model.configs) }),
    ...(model.secrets && { secrets: redactResources(model.secrets) }),
  };
}

function redactService(service: ServiceModel): ServiceModel {
  const { environment, build } = service;
  return {
    ...service,
    ...(environment && { environment: redactValues(environment) }),
    ...(build?.args !== undefined && {
      build: { ...build, args: redactValues(build.args as Record<string, unknown>) },
    }),
  };
}

const redactValues = (values: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(Object.keys(values).map((name) => [name, REDACTED]));

const redactResources = (
  resources: Readonly<Record<string, NamedResource | null>>,
): Record<string, NamedResource | null> =>
  Object.fromEntries(
    Object.entries(resources).map(([name, resource]) => [
      name,
      resource?.content === undefined ? resource : { ...resource, content: REDACTED },
    ]),
  );
