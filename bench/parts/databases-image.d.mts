export const DATABASES_IMAGE: string;
export function buildDatabasesImage(): void;
