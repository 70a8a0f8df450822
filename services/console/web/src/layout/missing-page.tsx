import { MissingView } from './missing-view.js';

/** An address outside every view: there is no frame around it. */
export const MissingPage = () => (
  <main>
    <MissingView />
  </main>
);
