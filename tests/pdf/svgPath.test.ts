import { expect, test } from 'vitest';
import { pathOperators } from '../../pipeline/pdf/svgPath.ts';

test('lines-are-drawn-from-point-to-point', () => {
  expect(pathOperators('M1,2L3,4H5V6Z')).toBe('1 2 m 3 4 l 5 4 l 5 6 l h');
});

test('numbers-may-follow-each-other-without-commands-or-spaces', () => {
  expect(pathOperators('M1-2 3.5.5-1e1 0')).toBe('1 -2 m 3.5 0.5 l -10 0 l');
});

test('small-letters-go-on-from-the-last-point', () => {
  expect(pathOperators('m10,10h5v-5l-5,0zl1,1')).toBe('10 10 m 15 10 l 15 5 l 10 5 l h 11 11 l');
});

test('smooth-curves-reflect-the-handle-before', () => {
  expect(pathOperators('M0,0C0,10,10,10,10,0S20,-10,20,0')).toBe(
    '0 0 m 0 10 10 10 10 0 c 10 -10 20 -10 20 0 c',
  );
  expect(pathOperators('M0,0S10,10,20,0')).toBe('0 0 m 0 0 10 10 20 0 c');
});

test('quadratic-curves-become-cubic-ones', () => {
  expect(pathOperators('M0,0Q3,3,6,0T12,0')).toBe('0 0 m 2 2 4 2 6 0 c 8 -2 10 -2 12 0 c');
});

test('a-quarter-circle-is-one-curve-and-a-half-circle-two', () => {
  expect(pathOperators('M10,0A10,10,0,0,1,0,10')).toBe('10 0 m 10 5.523 5.523 10 0 10 c');
  expect(pathOperators('M10,0A10,10,0,0,1,-10,0').match(/c/g)).toHaveLength(2);
});

test('a-circle-of-two-arcs-comes-back-to-where-it-began', () => {
  const operators = pathOperators('M5,0A5,5,0,1,1,-5,0A5,5,0,1,1,5,0');
  expect(operators).toMatch(/ 5 0 c$/);
  expect(operators.match(/c/g)).toHaveLength(4);
});

test('an-arc-without-radius-is-a-line-and-one-too-small-is-widened', () => {
  expect(pathOperators('M0,0A0,5,0,0,1,10,0')).toBe('0 0 m 10 0 l');
  expect(pathOperators('M0,0A1,1,0,0,1,10,0')).toBe(pathOperators('M0,0A5,5,0,0,1,10,0'));
});

test('flags-of-an-arc-may-touch-what-follows', () => {
  expect(pathOperators('M10,0A10 10 0 010 10')).toBe(pathOperators('M10,0A10,10,0,0,1,0,10'));
});

test('a-path-that-cannot-be-read-says-where', () => {
  expect(() => pathOperators('M0,0L1,x')).toThrow('expected a number at 6 of the path M0,0L1,x');
});
