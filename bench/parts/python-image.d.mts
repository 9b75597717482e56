export const IMAGE: string;
export function buildImage(): void;
