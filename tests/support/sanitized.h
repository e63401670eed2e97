/* SPDX-License-Identifier: ISC */
/* Whether this is built with a sanitizer, under which programs start and run many times slower:
 * tests of great numbers then take fewer. */
#ifndef PARTWAY_TEST_SANITIZED_H
#define PARTWAY_TEST_SANITIZED_H

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

#endif
