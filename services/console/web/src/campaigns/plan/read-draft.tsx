import { Card, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ReadOnlyNote } from '../../states/read-only-note.js';
import { Loaded } from '../../states/loaded.js';
import { estimateQuery, type Campaign } from '../campaign-queries.js';
import { EstimateWords } from './estimate-card.js';
import { ReviewWords } from './review-words.js';

/** A draft for who may look at campaigns and not plan them: whom it would reach, and what it says. */
export function ReadDraft({ campaign }: { readonly campaign: Campaign }) {
  const { channel, templateId, audience } = campaign;
  const query = useQuery(estimateQuery({ channel, templateId, audience }));
  return (
    <>
      <ReadOnlyNote />
      <Loaded query={query}>
        {(estimate) => <Card><Stack><EstimateWords estimate={estimate} /><ReviewWords campaign={campaign} draft={campaign} shownTo={estimate.sample[0]} /></Stack></Card>}
      </Loaded>
    </>
  );
}
