// A step with actions/cache around `docker save` and `docker load`: node archive-job.mjs save|restore FILE KEY, the services those that the environment names.
// @ts-check
import { restoreCache, saveCache } from '@actions/cache';

const [what, file = '', key = ''] = process.argv.slice(2);
if (what === 'save' ? (await saveCache([file], key)) < 0 : (await restoreCache([file], key)) !== key)
  throw new Error(`${what} ${key}: the cache did not do it`);
process.exit(0);
