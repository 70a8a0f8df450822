// What every part of the library rests on; each brings its own rules besides (vite.config.mjs). In a layer of its own: our
// rules win wherever their file comes to stand, also those of a view that is loaded later.
import '@mantine/core/styles/baseline.layer.css';
import '@mantine/core/styles/default-css-variables.layer.css';
import '@mantine/core/styles/global.layer.css';
