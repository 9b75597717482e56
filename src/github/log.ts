/** The log of an action: folds, annotations and debug lines by workflow commands, and everything else made inert. */
import { randomUUID } from 'node:crypto';
import { isAbsolute, relative } from 'node:path';
import * as core from '@actions/core';
import type { Log } from '../context.js';
import type { SourceLocation } from '../errors.js';
import { inertText, runnerLines } from './log-lines.js';

const title = 'isoshard';

/**
 * Writes to standard output, which the runner reads. `workspace` is what the files of annotations are relative to.
 *
 * The runner has no folds within folds, and jobs with more than one stack log at once: the outermost fold is the one that
 * shows, it stays open until the last one inside is done, and the titles of the others become lines.
 */
export function actionLog(workspace: string): Log {
  let openGroups = 0;

  const enter = (groupTitle: string): void => {
    openGroups += 1;
    if (openGroups === 1) core.startGroup(groupTitle);
    else core.info(inertText(groupTitle));
  };
  const leave = (): void => {
    openGroups -= 1;
    if (openGroups === 0) core.endGroup();
  };

  return {
    info: (line) => core.info(inertText(line)),
    debug: (line) => core.debug(line),
    warning: (message, location) => core.warning(message, annotation(workspace, location)),
    error: (message, location) => core.error(message, annotation(workspace, location)),
    async group(groupTitle, work) {
      enter(groupTitle);
      try {
        return await work();
      } finally {
        leave();
      }
    },
    foreign(groupTitle, text) {
      enter(groupTitle);
      core.info(withoutCommands(text));
      leave();
    },
  };
}

/**
 * `text` between a stop and a resume command, in one string so that nothing can come between them. The token is
 * new each time: what a test prints cannot hold it.
 */
function withoutCommands(text: string): string {
  const token = randomUUID();
  return [`::stop-commands::${token}`, ...runnerLines(text), `::${token}::`].join('\n');
}

function annotation(workspace: string, location: SourceLocation | undefined): core.AnnotationProperties {
  if (location === undefined) return { title };
  return {
    title,
    file: isAbsolute(location.file) ? relative(workspace, location.file) : location.file,
    ...(location.line === undefined ? {} : { startLine: location.line }),
    ...(location.column === undefined ? {} : { startColumn: location.column }),
  };
}
