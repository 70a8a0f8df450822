import { ChangeUser, Invitation, InviteUser, StaffUser } from '@messaging/contracts';
import { unwrap } from '@messaging/kernel';
import { CurrentPrincipal, Operation, Principal, ZodBody, ZodParam } from '@messaging/service-kit';
import { Controller, Delete, Get, Patch, Post } from '@nestjs/common';
import { z } from 'zod';
import { ManageUsers } from './manage-users.handler.js';

const access = { permission: 'messaging.manage_settings', tags: ['Users'] } as const;
const UserList = z.object({ items: z.array(StaffUser), nextCursor: z.null() });

/** People who sign in with a name and a password; those of the ERP are its own business. */
@Controller('api/v1/users')
export class UsersController {
  constructor(private readonly users: ManageUsers) {}

  @Get()
  @Operation({ ...access, summary: 'List the people who may sign in, oldest first (at most 500)', responses: { 200: UserList } })
  async list(@CurrentPrincipal() { hubId }: Principal): Promise<z.infer<typeof UserList>> {
    return { items: await this.users.list(hubId), nextCursor: null };
  }

  @Post()
  @Operation({ ...access, summary: 'Invite a person; the link is shown once and works for a week', body: InviteUser, responses: { 201: Invitation } })
  async invite(@CurrentPrincipal() { hubId }: Principal, @ZodBody(InviteUser) body: InviteUser): Promise<Invitation> {
    return unwrap(await this.users.invite(hubId, body));
  }

  @Post(':id/invitation')
  @Operation({ ...access, summary: 'Create a new link for a person, for a lost invitation or a forgotten password', params: { id: z.uuid() }, responses: { 201: Invitation } })
  async inviteAgain(@CurrentPrincipal() { hubId }: Principal, @ZodParam('id', z.uuid()) id: string): Promise<Invitation> {
    return unwrap(await this.users.inviteAgain(hubId, id));
  }

  @Patch(':id')
  @Operation({ ...access, summary: 'Change a person’s name or role', params: { id: z.uuid() }, body: ChangeUser, responses: { 200: StaffUser } })
  async change(@CurrentPrincipal() { hubId }: Principal, @ZodParam('id', z.uuid()) id: string, @ZodBody(ChangeUser) body: ChangeUser): Promise<StaffUser> {
    return unwrap(await this.users.change(hubId, id, body));
  }

  @Delete(':id')
  @Operation({ ...access, summary: 'Remove a person; their sessions end at once', params: { id: z.uuid() }, responses: { 204: { description: 'Removed' } } })
  async remove(@CurrentPrincipal() { hubId }: Principal, @ZodParam('id', z.uuid()) id: string): Promise<void> {
    unwrap(await this.users.remove(hubId, id));
  }
}
