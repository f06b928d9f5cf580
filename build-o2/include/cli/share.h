#define KEHOACH_SHARE "/usr/local/share/kehoach"
