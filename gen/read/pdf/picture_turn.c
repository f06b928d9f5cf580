/* Pages that lie on their side or upside down: see picture.h. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "read/pdf/picture.h"

void picture_turn_right(struct picture *p)
{
    size_t w = p->width, h = p->height, n = p->colours;
    unsigned char *from = mem_alloc(w * h * n);
    memcpy(from, p->pixels, w * h * n);
    for (size_t y = 0; y < h; y++)
        for (size_t x = 0; x < w; x++)
            memcpy(&p->pixels[(x * h + h - 1 - y) * n], &from[(y * w + x) * n], n);
    free(from);
    p->width = h;
    p->height = w;
}

void picture_turn_over(struct picture *p)
{
    size_t n = p->colours;
    for (size_t i = 0, k = p->width * p->height; i + 1 < k--; i++)
        for (size_t c = 0; c < n; c++) {
            unsigned char kept = p->pixels[i * n + c];
            p->pixels[i * n + c] = p->pixels[k * n + c];
            p->pixels[k * n + c] = kept;
        }
}

static void turn_list(struct ruling_list *l, double length, double across)
{
    for (size_t i = 0; i < l->n; i++) {
        struct ruling *line = &l->at[i];
        *line = (struct ruling){across - line->at, length - line->to, length - line->from};
    }
}

void picture_turn_places(struct word_page *p)
{
    turn_list(&p->rulings->across, p->width, p->height);
    turn_list(&p->rulings->down, p->height, p->width);
    for (size_t i = 0; i < p->seals.n; i++) {
        struct ink_box *s = &p->seals.at[i];
        *s = (struct ink_box){p->width - s->right, p->height - s->bottom, p->width - s->left,
                              p->height - s->top};
    }
}
