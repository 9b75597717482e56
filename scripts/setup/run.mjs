// @ts-check
// Child processes for the set-up scripts: argument lists only, never a shell string.
import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** How much of a failed command's output an error quotes. */
const LINES_SHOWN = 20;

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
    const expire = () => {
      timedOut = true;
      child.kill('SIGKILL');
    };
    const timer = timeoutMs === undefined ? undefined : setTimeout(expire, timeoutMs);
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
 * Runs a command that has to succeed; otherwise throws with what it printed: the end of its log, or the beginning of
 * its errors.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<string>} standard output, trimmed; empty with `logFile`
 */
export async function mustRun(command, args, options = {}) {
  const { logFile, timeoutMs } = options;
  const logStart = logFile === undefined ? 0 : sizeOf(logFile);
  const { code, stdout, stderr, timedOut } = await run(command, args, options);
  if (code === 0) return stdout.trim();
  const name = `\`${[command, ...args.slice(0, 2)].join(' ')} …\``;
  const how = timedOut ? `did not end within ${timeoutMs} ms` : `failed (exit status ${code})`;
  if (logFile !== undefined) throw new Error(`${name} ${how}, see ${logFile}\n${stderr}${tail(logFile, logStart)}`);
  throw new Error(
    `${name} ${how}\n${withoutHosts((stderr || stdout).trim().split('\n').slice(0, LINES_SHOWN).join('\n'))}`,
  );
}

/**
 * The end of a log file, fit to be shown; empty if there is none.
 * @param {string} file
 * @param {number} [fromByte] nothing before this is shown
 */
export function tail(file, fromByte = 0) {
  if (!existsSync(file)) return '';
  const text = readFileSync(file).subarray(fromByte).toString('utf8');
  return withoutHosts(text.trimEnd().split('\n').slice(-LINES_SHOWN).join('\n'));
}

/** @param {string} file */
function sizeOf(file) {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/**
 * Opens a log file to append to, with its folder.
 * @param {string} file
 */
export function openLog(file) {
  mkdirSync(dirname(file), { recursive: true });
  return openSync(file, 'a');
}

/**
 * Which registry or mirror a machine uses is its owner's business: hosts and credentials of URLs are not shown.
 * @param {string} text
 */
export function withoutHosts(text) {
  return text.replace(/(https?:\/\/)[^\s/"']+/g, '$1…');
}
