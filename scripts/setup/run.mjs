// @ts-check
// Child processes for the set-up scripts: argument lists only, never a shell string.
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env] added to this process's own
 * @property {number} [timeoutMs] SIGKILL after this long; then `timedOut` is true
 * @property {string} [logFile] standard output and error are appended here instead of being captured
 */

/**
 * @typedef {object} RunResult
 * @property {number | null} code null when it ended by a signal or could not be started
 * @property {string} stdout
 * @property {string} stderr
 * @property {boolean} timedOut
 */

/**
 * Runs a command to its end. Never rejects: a command that is not there has `code` null and says so in `stderr`.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<RunResult>}
 */
export function run(command, args, { cwd, env, timeoutMs, logFile } = {}) {
  return new Promise((resolve) => {
    const logFd = logFile === undefined ? undefined : openLog(logFile);
    const output = logFd ?? 'pipe';
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', output, output] });
    let stdout = '';
    let stderr = '';
    let timedOut = false;
    child.stdout?.setEncoding('utf8').on('data', (chunk) => (stdout += chunk));
    child.stderr?.setEncoding('utf8').on('data', (chunk) => (stderr += chunk));
    const timer = timeoutMs === undefined ? undefined : setTimeout(() => {
      timedOut = true;
      child.kill('SIGKILL');
    }, timeoutMs);
    /** @param {number | null} code @param {string} [problem] */
    const end = (code, problem = '') => {
      clearTimeout(timer);
      if (logFd !== undefined) closeSync(logFd);
      resolve({ code, stdout, stderr: stderr + problem, timedOut });
    };
    child.once('error', (error) => end(null, error.message));
    child.once('close', (code) => end(code));
  });
}

/**
 * Runs a command that has to succeed; otherwise throws with the end of what it printed.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<string>} standard output, trimmed; empty with `logFile`
 */
export async function mustRun(command, args, options = {}) {
  const result = await run(command, args, options);
  if (result.code === 0) return result.stdout.trim();
  const printed = options.logFile === undefined ? lastLines(result.stderr || result.stdout) : tail(options.logFile);
  const how = result.timedOut ? `did not end within ${options.timeoutMs} ms` : `failed (exit status ${result.code})`;
  const where = options.logFile === undefined ? '' : `, see ${options.logFile}`;
  throw new Error(`\`${[command, ...args.slice(0, 2)].join(' ')} …\` ${how}${where}\n${printed || withoutHosts(result.stderr)}`);
}

/**
 * The end of a log file, fit to be shown; empty if there is none.
 * @param {string} file
 * @param {number} [lines]
 */
export function tail(file, lines = 20) {
  try {
    return lastLines(readFileSync(file, 'utf8'), lines);
  } catch {
    return '';
  }
}

/**
 * Opens a log file to append to, with its folder.
 * @param {string} file
 */
export function openLog(file) {
  mkdirSync(dirname(file), { recursive: true });
  return openSync(file, 'a');
}

/** @param {string} text @param {number} [lines] */
function lastLines(text, lines = 20) {
  return withoutHosts(text.trimEnd().split('\n').slice(-lines).join('\n'));
}

/**
 * Which registry or mirror a machine uses is its owner's business: hosts and credentials of URLs are not shown.
 * @param {string} text
 */
function withoutHosts(text) {
  return text.replace(/(https?:\/\/)[^\s/"']+/g, '$1…');
}
