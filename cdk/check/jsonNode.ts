import type { MapNode, Node, Place } from '../../check/node';
import type { Path } from '../../src/model/problem';

/** Converts a template, as plain values, to the nodes that the check reads. */
export class JsonNodes {
  /** The path to each node. */
  private readonly paths: Path[] = [];

  node(value: unknown, path: Path = []): Node {
    // Each node gets its own line, because the check distinguishes values by their places.
    const place = this.place(path);
    if (Array.isArray(value))
      return { kind: 'list', items: value.map((item, index) => this.node(item, [...path, index])), place };
    if (typeof value === 'object' && value !== null) return this.map(value, path, place);
    const scalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
    return { kind: 'scalar', value: scalar, source: String(value), place };
  }

  pathOf({ line }: Place): Path {
    return this.paths[line - 1] ?? [];
  }

  private map(members: object, path: Path, place: Place): MapNode {
    const given = Object.entries(members).filter(([, member]) => member !== undefined);
    const entries = given.map(([key, member]) => {
      const value = this.node(member, [...path, key]);
      return { key, keyPlace: value.place, value };
    });
    return { kind: 'map', entries, duplicates: [], place };
  }

  private place(path: Path): Place {
    const line = this.paths.push(path);
    return { line, column: 1, endLine: line, endColumn: 1 };
  }
}
