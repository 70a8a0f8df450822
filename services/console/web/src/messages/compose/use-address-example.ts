import { useSession, type Channel } from '../../session/session.js';
import { addressExample } from './address-example.rules.js';

/** As `addressExample`, in the country of the shop that is signed in. */
export const useAddressExample = (channel: Channel): string | undefined => addressExample(channel, useSession().hub.country);
