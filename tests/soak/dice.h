/* SPDX-License-Identifier: ISC */
/* Random numbers that are the same again from the same seed. */
#ifndef PARTWAY_SOAK_DICE_H
#define PARTWAY_SOAK_DICE_H

#include <stdint.h>

/* Starts as any number. */
struct dice {
	uint64_t state;
};

/* Below COUNT, which is not 0. (Steele, Lea, Flood: Fast splittable pseudorandom number
 * generators.) */
static inline uint32_t
dice_roll(struct dice *dice, uint32_t count)
{
	uint64_t mixed = dice->state += 0x9e3779b97f4a7c15u;

	mixed = (mixed ^ mixed >> 30) * 0xbf58476d1ce4e5b9u;
	mixed = (mixed ^ mixed >> 27) * 0x94d049bb133111ebu;
	return (uint32_t)((mixed >> 32) * count >> 32);
}

/* From 0 to below 1. */
static inline double
dice_part(struct dice *dice)
{
	return dice_roll(dice, 1u << 24) / (double)(1u << 24);
}

#endif
