export { MantineProvider } from '@mantine/core';
export { QueryClientProvider } from '@tanstack/react-query';
export { RouterProvider } from '@tanstack/react-router';
export { initReactI18next } from 'react-i18next';
export { default as i18next } from 'i18next';
export { default as createClient } from 'openapi-fetch';
