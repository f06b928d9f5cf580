/* Ids of profiles: see profile_ids.h. */
#include "cli/profile_ids.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

static struct str attribute(struct str text, const char *name)
{
    char mark[16];
    snprintf(mark, sizeof mark, " %s=\"", name);
    size_t from = str_find(text, STR("<profile "), 0);
    size_t at = from == (size_t)-1 ? from : str_find(text, str_of(mark), from);
    if (at == (size_t)-1)
        return STR("");
    at += strlen(mark);
    size_t end = str_find(text, STR("\""), at);
    return end == (size_t)-1 ? STR("") : str_slice(text, at, end);
}

struct profile_head profile_head(struct arena *a, const char *path)
{
    enum { HEAD = 8192 }; /* bytes; a comment may come first */
    char head[HEAD];
    struct stat st;
    FILE *f = !stat(path, &st) && S_ISREG(st.st_mode) ? fopen(path, "rb") : NULL;
    struct str text = {head, f ? fread(head, 1, HEAD, f) : 0};
    if (f)
        fclose(f);
    return (struct profile_head){str_copy(a, attribute(text, "id")),
                                 str_copy(a, attribute(text, "central")),
                                 str_copy(a, attribute(text, "kind"))};
}

void profile_ids_list(struct profile_ids *p, struct arena *a, struct project *project)
{
    size_t n = 0;
    char *folder = file_directory(project_province_path(project, ""));
    const char *const *folders = access(folder, F_OK) ? NULL : project_provinces(project, &n);
    free(folder);
    *p = (struct profile_ids){.arena = a, .ids = {.arena = a}, .paths = {.arena = a}};
    p->first = arena_array(a, n + 1, sizeof *p->first);
    p->second = arena_array(a, n + 1, sizeof *p->second);
    for (size_t i = 0; folders && i < n; i++) {
        const char *path = project_province_path(project, folders[i]);
        uint32_t id = map_add(&p->ids, profile_head(a, path).id);
        map_add(&p->paths, str_of(path));
        *(p->first[id] ? &p->second[id] : &p->first[id]) = path;
    }
}

const char *profile_ids_twin(const struct profile_ids *p, const char *path, struct str id)
{
    uint32_t number = map_find(&p->ids, id);
    if (number == MAP_NONE || map_find(&p->paths, str_of(path)) == MAP_NONE)
        return NULL;
    return strcmp(p->first[number], path) ? p->first[number] : p->second[number];
}
