/* Records what a process writes to the files of a database, and when it makes it durable: for LD_PRELOAD.
   A record: type (W write, S sync, T truncate), name of the file, offset, length, and for a write its bytes. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

struct record {
  char type;
  char name[47];
  int64_t offset;
  int64_t length;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static const char *name_of(int fd, char *path, size_t size) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, size - 1);
  if (length <= 0) return NULL;
  path[length] = 0;
  const char *name = strrchr(path, '/');
  return name != NULL && strncmp(name, "/cut.", 5) == 0 ? name + 1 : NULL;
}

static void record(char type, int fd, int64_t offset, const void *bytes, int64_t length) {
  char path[4096];
  const char *name = name_of(fd, path, sizeof path);
  const char *log = getenv("RECORD_WRITES");
  if (name == NULL || log == NULL) return;
  struct record head = {.type = type, .offset = offset, .length = length};
  strncpy(head.name, name, sizeof head.name - 1);
  pthread_mutex_lock(&lock);
  static int out = -1;
  if (out < 0) out = open(log, O_WRONLY | O_CREAT | O_APPEND, 0600);
  syscall(SYS_write, out, &head, sizeof head);
  if (type == 'W') syscall(SYS_write, out, bytes, length);
  pthread_mutex_unlock(&lock);
}

ssize_t write(int fd, const void *bytes, size_t length) {
  int64_t at = lseek(fd, 0, SEEK_CUR);
  ssize_t written = syscall(SYS_write, fd, bytes, length);
  if (written > 0 && at >= 0) record('W', fd, at, bytes, written);
  return written;
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t at) {
  ssize_t written = syscall(SYS_pwrite64, fd, bytes, length, at);
  if (written > 0) record('W', fd, at, bytes, written);
  return written;
}
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t at) { return pwrite64(fd, bytes, length, at); }

int fsync(int fd) {
  int result = syscall(SYS_fsync, fd);
  if (result == 0) record('S', fd, 0, NULL, 0);
  return result;
}
int fdatasync(int fd) {
  int result = syscall(SYS_fdatasync, fd);
  if (result == 0) record('S', fd, 0, NULL, 0);
  return result;
}

int ftruncate64(int fd, off64_t length) {
  int result = syscall(SYS_ftruncate, fd, length);
  if (result == 0) record('T', fd, 0, NULL, length);
  return result;
}
int ftruncate(int fd, off_t length) { return ftruncate64(fd, length); }
