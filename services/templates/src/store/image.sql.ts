import type { ImageType } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';

/** An image without its bytes. */
export interface StoredImage {
  readonly id: string;
  /** Its public address ends with this. */
  readonly token: string;
  readonly type: ImageType;
  readonly bytes: number;
  readonly createdAt: Date;
}

const columns = 'id, token, type, bytes, created_at as "createdAt"';

/** One upload of a hub at a time, so that the same picture sent twice at once is one, and the hub's bound holds. */
export async function lockHubImages(tx: Tx, hubId: string): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`template_image|${hubId}`]);
}

export async function findImage(tx: Tx, hubId: string, sha256: string): Promise<StoredImage | undefined> {
  const [row] = await tx.query<StoredImage>(`select ${columns} from template_image where hub_id = $1 and sha256 = $2`, [hubId, sha256]);
  return row;
}

export async function imageBytes(tx: Tx, hubId: string): Promise<number> {
  const [row] = await tx.query<{ sum: number }>('select coalesce(sum(bytes), 0)::float8 as sum from template_image where hub_id = $1', [hubId]);
  return row?.sum ?? 0;
}

export async function insertImage(tx: Tx, hubId: string, image: StoredImage & { readonly sha256: string; readonly content: Buffer }): Promise<void> {
  await tx.query(
    'insert into template_image (id, hub_id, token, type, bytes, sha256, content, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [image.id, hubId, image.token, image.type, image.bytes, image.sha256, image.content, image.createdAt],
  );
}

/** Newest first. */
export async function listImages(tx: Tx, hubId: string, page: { limit: number; after: { createdAt: string; id: string } | undefined }): Promise<StoredImage[]> {
  return tx.query<StoredImage>(
    `select ${columns} from template_image where hub_id = $1 and ($2::timestamptz is null or (created_at, id) < ($2, $3::uuid)) order by created_at desc, id desc limit $4`,
    [hubId, page.after?.createdAt ?? null, page.after?.id ?? null, page.limit],
  );
}

export async function deleteImage(tx: Tx, hubId: string, id: string): Promise<boolean> {
  return (await tx.query('delete from template_image where hub_id = $1 and id = $2 returning id', [hubId, id])).length > 0;
}

/** Whoever knows the address may see it, whatever hub it is of. */
export async function readImage(tx: Tx, token: string): Promise<{ readonly type: ImageType; readonly content: Buffer } | undefined> {
  const [row] = await tx.query<{ type: ImageType; content: Buffer }>('select type, content from template_image where token = $1', [token]);
  return row;
}
