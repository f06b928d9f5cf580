/*
 * Is the program built with a sanitizer: SANITIZED with one of addresses or threads,
 * SANITIZED_ADDRESSES with the former.
 */
#ifndef BASE_SANITIZED_H
#define BASE_SANITIZED_H

#if defined(__SANITIZE_ADDRESS__) /* gcc */
#define SANITIZED_ADDRESSES 1
#elif defined(__SANITIZE_THREAD__)
#define SANITIZED 1
#elif defined(__has_feature) /* clang */
#if __has_feature(address_sanitizer)
#define SANITIZED_ADDRESSES 1
#elif __has_feature(thread_sanitizer)
#define SANITIZED 1
#endif
#endif

#ifdef SANITIZED_ADDRESSES
#define SANITIZED 1
#endif

#endif
