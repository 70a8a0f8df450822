import { Anchor, Button, UnstyledButton, type AnchorProps, type ButtonProps, type UnstyledButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentPropsWithRef } from 'react';

type Plain<Props> = Props & Omit<ComponentPropsWithRef<'a'>, keyof Props>;

/** The router calls the way back from a campaign to all of them the present page, for its address begins like this one: the menu alone says where one is. */
const elsewhere = { 'aria-current': undefined } as const;

/** Links that look like the rest and know the addresses of the app: a mistyped one does not compile. */
export const AnchorLink = createLink((props: Plain<AnchorProps>) => <Anchor {...props} {...elsewhere} />);
export const ButtonLink = createLink((props: Plain<ButtonProps>) => <Button component="a" {...props} {...elsewhere} />);
/** A whole card or row that leads somewhere. */
export const PlainLink = createLink((props: Plain<UnstyledButtonProps>) => <UnstyledButton component="a" {...props} {...elsewhere} />);
