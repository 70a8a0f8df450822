import type { MantineColorsTuple } from '@mantine/core';

/** Petrol: what can be pressed. White on shade 7 has contrast 6.9, on shade 6 (the dark theme's) 4.8. */
const petrol: MantineColorsTuple = ['#eaf5f5', '#d3e7e9', '#a6d0d4', '#78b7bf', '#52a1ab', '#368e9a', '#257c88', '#17616b', '#124f58', '#0b3c43'];

/** Sand: paper, lines and quiet text; warm, so that a day in front of it does not tire. */
const gray: MantineColorsTuple = ['#fbf9f5', '#f4f1ea', '#e9e4da', '#dcd5c8', '#c4bbab', '#9c9384', '#746c60', '#5b544a', '#3e3932', '#24211c'];

/** The dark theme's ground: petrol at night instead of black. */
const dark: MantineColorsTuple = ['#e4e9e7', '#c3ccc9', '#a3afab', '#7f8d89', '#4a5754', '#34403d', '#28322f', '#1c2422', '#161d1b', '#111716'];

/** Channels keep one colour each wherever they appear; WhatsApp's is its own green, darkened until text on it reads. */
const whatsapp: MantineColorsTuple = ['#e8f7ee', '#cdeeda', '#9fdcb7', '#6cc991', '#43b971', '#2aa95b', '#1c8f4a', '#12703a', '#0d5a2e', '#084421'];
const sms: MantineColorsTuple = ['#f1eefb', '#ded8f5', '#bfb3ec', '#9f8de2', '#836cd8', '#6f55cf', '#5f45bd', '#4e38a0', '#3e2c81', '#2d1f60'];
const email: MantineColorsTuple = ['#fdf0e8', '#f9dcca', '#f2b993', '#eb9660', '#e27a39', '#d06423', '#b35119', '#933f11', '#76320d', '#572408'];

/** States: gone well, wants a look, went wrong. */
const good: MantineColorsTuple = ['#eaf6ef', '#d2ebdc', '#a6d7ba', '#77c296', '#4fae77', '#38995f', '#27804c', '#1b663b', '#14502e', '#0c3a20'];
const warn: MantineColorsTuple = ['#fdf5e3', '#f9e8c0', '#f3d18a', '#ecb953', '#e0a229', '#c48815', '#9c6a0c', '#7b5207', '#613f04', '#462d01'];
const bad: MantineColorsTuple = ['#fdeeec', '#f9d6d1', '#f2aaa2', '#ea7e73', '#de5a4e', '#cb4034', '#b02f25', '#92241b', '#761c14', '#57120c'];

export const palette = { petrol, gray, dark, whatsapp, sms, email, good, warn, bad };
