/** The action's inputs as the runner passes them. */

/**
 * A getter of inputs by the name that they have in `action.yml`: `INPUT_` and the name in upper case with `_` for a
 * space; hyphens stay. Trimmed; the empty string if it is not set. (actions/runner, `Handler.AddInputsToEnvironment`.)
 */
export function actionInput(env: Readonly<Record<string, string | undefined>>): (name: string) => string {
  return (name) => (env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] ?? '').trim();
}
