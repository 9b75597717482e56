// The image that the benchmarks' stacks are made of: the base image with Python, no registry needed.
// @ts-check
import { spawnSync } from 'node:child_process';

export const IMAGE = 'isoshard-bench/python:1';

/** Builds it; from the second time on that is a look into the builder's cache. */
export function buildImage() {
  const built = spawnSync('docker', ['build', '--quiet', '--tag', IMAGE, '-'], {
    input: 'FROM debian:trixie-slim\nRUN apt-get update && apt-get install -y --no-install-recommends python3\n',
  });
  if (built.status !== 0) throw new Error(built.stderr.toString());
}
