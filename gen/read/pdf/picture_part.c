/* Parts of a page's picture at another size: see picture.h. */
#include "read/pdf/picture.h"

enum { SAMPLES = 2 }; /* both ways, of each pixel */

/* Mean of the pixels below one of the larger or smaller picture. */
static unsigned char sample(const struct picture *p, size_t x, size_t y, double step)
{
    unsigned sum = 0;
    for (int b = 0; b < SAMPLES; b++)
        for (int a = 0; a < SAMPLES; a++) {
            size_t from_x = (size_t)(((double)x + (a + 0.5) / SAMPLES) * step);
            size_t from_y = (size_t)(((double)y + (b + 0.5) / SAMPLES) * step);
            bool inside = from_x < p->width && from_y < p->height;
            sum += inside ? p->pixels[from_y * p->width + from_x] : 255;
        }
    return (unsigned char)(sum / (SAMPLES * SAMPLES));
}

static size_t at_pixel(double pt, double pixels_a_pt, size_t most)
{
    double at = pt * pixels_a_pt;
    return at <= 0 ? 0 : at < (double)most ? (size_t)at : most;
}

bool picture_part(struct buf *file, const struct ink_boxes *areas, int resolution, struct buf *out)
{
    struct picture p;
    if (!picture_open(file, &p))
        return false;
    const double step = (double)PICTURE_RESOLUTION / resolution, scale = resolution / 72.0;
    size_t width = (size_t)((double)p.width / step), height = (size_t)((double)p.height / step);
    out->n = 0;
    buf_printf(out, "P5 %zu %zu 255\n", width, height);
    size_t start = out->n;
    buf_repeat(out, (char)255, width * height);
    for (size_t i = 0; i < areas->n; i++) {
        const struct ink_box *b = &areas->at[i];
        size_t left = at_pixel(b->left, scale, width), right = at_pixel(b->right, scale, width);
        size_t bottom = at_pixel(b->bottom, scale, height);
        for (size_t y = at_pixel(b->top, scale, height); y < bottom; y++)
            for (size_t x = left; x < right; x++)
                out->p[start + y * width + x] = (char)sample(&p, x, y, step);
    }
    return true;
}
