/** Spanish has a plural of its own for millions ("un millón de personas"); the words are those of the common plural. */
export function withMany<Tree extends object>(tree: Tree): Tree {
  const entries = Object.entries(tree).flatMap(([key, value]: [string, unknown]) => {
    if (typeof value === 'object' && value !== null) return [[key, withMany(value)] as const];
    return key.endsWith('_other') ? [[key, value] as const, [`${key.slice(0, -'_other'.length)}_many`, value] as const] : [[key, value] as const];
  });
  return Object.fromEntries(entries) as Tree;
}
