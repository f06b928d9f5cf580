/* A profile as XML: see profile.h. */
#include "write/profile_xml.h"

#include "base/xml.h"

/* Element content, its line ends as they are. */
static void content(struct buf *out, struct str text)
{
    for (size_t at = 0; at < text.n;) {
        size_t end = str_find(text, STR("\n"), at);
        end = end == (size_t)-1 ? text.n : end;
        xml_escape(out, str_slice(text, at, end));
        if (end < text.n)
            buf_char(out, '\n');
        at = end + 1;
    }
}

static void element(struct buf *out, size_t columns, const char *name, struct str text)
{
    buf_repeat(out, ' ', columns);
    buf_printf(out, "<%s>", name);
    content(out, text);
    buf_printf(out, "</%s>\n", name);
}

/* After the attributes of an element: its text and its end. */
static void end_element(struct buf *out, const char *name, struct str text)
{
    if (!text.n) {
        buf_puts(out, "/>\n");
        return;
    }
    buf_char(out, '>');
    content(out, text);
    buf_printf(out, "</%s>\n", name);
}

static void write_field(struct buf *out, const struct profile_field *f)
{
    buf_printf(out, "    <field name=\"%s\"", f->name);
    xml_put_attribute(out, "owner", f->owner);
    end_element(out, "field", f->value.text);
}

static void write_substitution(struct buf *out, size_t columns, const struct substitution *s)
{
    buf_repeat(out, ' ', columns);
    buf_puts(out, "<substitute");
    if (s->name)
        xml_put_attribute(out, "name", str_of(s->name));
    xml_put_attribute(out, "from", s->from);
    xml_put_attribute(out, "through", s->through);
    if (!s->own.text.n) {
        buf_puts(out, " to=\"");
        xml_escape(out, s->to);
        buf_char(out, '"');
    }
    end_element(out, "substitute", s->own.text);
}

static void list_attribute(struct buf *out, const char *name, const struct str *words, size_t n)
{
    struct buf joined = {0};
    for (size_t i = 0; i < n; i++) {
        buf_puts(&joined, i ? " " : "");
        buf_str(&joined, words[i]);
    }
    xml_put_attribute(out, name, buf_view(&joined));
    buf_free(&joined);
}

static void write_attributes(struct buf *out, const struct overlay_item *item)
{
    bool placed = item->op == OVERLAY_MOVE || item->op == OVERLAY_ADD || item->op == OVERLAY_COPY;
    list_attribute(out, item->op == OVERLAY_MERGE ? "paths" : "path", item->paths,
                   item->path_count);
    xml_put_attribute(out, "id", str_of(item->id));
    if (item->form)
        xml_put_attribute(out, "as", str_of(overlay_form_names[item->form]));
    xml_put_attribute(out, "label", item->label);
    if (item->plain)
        buf_puts(out, " emphasis=\"none\"");
    list_attribute(out, "use", item->uses, item->use_count);
    if (item->keep_labels)
        buf_puts(out, " numbering=\"kept\"");
    if (placed)
        xml_put_attribute(out, overlay_place_names[item->place], item->anchor);
    if ((item->op == OVERLAY_EXTEND || item->op == OVERLAY_MERGE) && !str_is(item->with, " ")) {
        buf_puts(out, " with=\"");
        xml_escape(out, item->with);
        buf_char(out, '"');
    }
    xml_put_attribute(out, "reason", item->reason);
    if (item->proposed)
        buf_puts(out, " proposed=\"yes\"");
}

static void write_item(struct buf *out, const struct overlay_item *item)
{
    const char *name = overlay_op_name(item->op);
    buf_printf(out, "    <%s", name);
    write_attributes(out, item);
    if (item->text.text.n) {
        bool block = item->op == OVERLAY_ADD;
        buf_puts(out, block ? ">\n" : ">");
        content(out, item->text.text);
        buf_printf(out, "%s</%s>\n", block ? "\n" : "", name);
    } else if (item->substitution_count || item->phrase_count) {
        buf_puts(out, ">\n");
        for (size_t i = 0; i < item->substitution_count; i++)
            write_substitution(out, 6, &item->substitutions[i]);
        for (size_t i = 0; i < item->phrase_count; i++) {
            const struct overlay_phrase *p = &item->phrases[i];
            buf_puts(out, "      <at");
            if (p->form)
                xml_put_attribute(out, "as", str_of(overlay_form_names[p->form]));
            xml_put_attribute(out, "label", p->label);
            buf_char(out, '>');
            content(out, p->text.text);
            buf_puts(out, "</at>\n");
        }
        buf_printf(out, "    </%s>\n", name);
    } else
        buf_puts(out, "/>\n");
}

/* Lines of about a hundred columns. */
static void write_base(struct buf *out, const struct profile *p)
{
    enum { WIDTH = 96 };
    size_t column = WIDTH;
    if (!p->base_count)
        return;
    buf_puts(out, "    <base>");
    for (size_t i = 0; i < p->base_count; i++) {
        size_t width = p->base[i].path.n + p->base[i].digest.n + 2;
        buf_char(out, column + width > WIDTH ? '\n' : ' ');
        column = column + width > WIDTH ? width : column + width;
        xml_escape(out, p->base[i].path);
        buf_char(out, ' ');
        buf_str(out, p->base[i].digest);
    }
    buf_puts(out, "</base>\n");
}

static void write_bodies(struct buf *out, const char *name, const struct profile_body *bodies,
                         size_t n)
{
    for (size_t i = 0; i < n; i++) {
        buf_printf(out, "      <%s", name);
        if (bodies[i].printed)
            buf_puts(out, " printed=\"yes\"");
        xml_put_attribute(out, "ref", str_of(bodies[i].ref));
        end_element(out, name, bodies[i].words);
    }
}

static void write_deadline(struct buf *out, const struct profile_task *t)
{
    buf_puts(out, "      <deadline");
    if (t->deadline <= DEADLINE_YEAR)
        xml_put_attribute(out, deadline_names[t->deadline], t->deadline_value);
    else
        xml_put_attribute(out, "kind", str_of(deadline_names[t->deadline]));
    end_element(out, "deadline", t->deadline_words);
}

/* Those at that place. */
static void write_opens(struct buf *out, const struct profile *p, enum open_place place,
                        size_t index)
{
    for (size_t i = 0; i < p->open_count; i++) {
        const struct profile_open *o = &p->opens[i];
        if (o->place != place || o->index != index)
            continue;
        buf_puts(out, place == OPEN_TASK ? "      <open" : "    <open");
        xml_put_attribute(out, place == OPEN_MASTHEAD ? "field" : "path", o->name);
        end_element(out, "open", o->question);
    }
}

/* <column> or <cell>. */
static void write_named(struct buf *out, size_t columns, const char *element, const char *name,
                        struct str text)
{
    buf_repeat(out, ' ', columns);
    buf_printf(out, "<%s", element);
    xml_put_attribute(out, "name", str_of(name));
    buf_char(out, '>');
    xml_escape(out, text);
    buf_printf(out, "</%s>\n", element);
}

static void write_columns(struct buf *out, const struct profile_column *columns, size_t n)
{
    for (size_t i = 0; i < n; i++)
        write_named(out, 4, "column", columns[i].name, columns[i].title);
}

static void begin_row(struct buf *out, const char *element_name, const struct profile_task *t)
{
    buf_printf(out, "    <%s", element_name);
    xml_put_attribute(out, "id", str_of(t->id));
    if (t->code)
        buf_printf(out, " code=\"%u\"", t->code);
    xml_put_attribute(out, "number", t->number);
    list_attribute(out, "clauses", t->clauses, t->clause_count);
    buf_puts(out, t->proposed ? " proposed=\"yes\">\n" : ">\n");
    element(out, 6, "text", t->text.text);
}

static void write_cells(struct buf *out, const struct profile_task *t)
{
    for (size_t i = 0; i < t->cell_count; i++)
        write_named(out, 6, "cell", t->cells[i].name, t->cells[i].text.text);
}

static void write_targets(struct buf *out, const struct profile *p)
{
    if (!p->target_count)
        return;
    buf_puts(out, "  <targets>\n");
    write_columns(out, p->target_columns, p->target_column_count);
    for (size_t i = 0; i < p->target_count; i++) {
        const struct profile_task *t = &p->targets[i];
        begin_row(out, "target", t);
        write_cells(out, t);
        write_bodies(out, "lead", t->lead, t->lead_count);
        write_bodies(out, "cooperating", t->cooperating, t->cooperating_count);
        buf_puts(out, "    </target>\n");
    }
    buf_puts(out, "  </targets>\n");
}

/* With the questions of the profile's task of that index. */
static void write_task(struct buf *out, const struct profile *p, const struct profile_task *t,
                       size_t index)
{
    begin_row(out, "task", t);
    write_bodies(out, "lead", t->lead, t->lead_count);
    write_bodies(out, "cooperating", t->cooperating, t->cooperating_count);
    write_deadline(out, t);
    if (t->product.text.n)
        element(out, 6, "product", t->product.text);
    write_cells(out, t);
    write_opens(out, p, OPEN_TASK, index);
    buf_puts(out, "    </task>\n");
}

static void write_tasks(struct buf *out, const struct profile *p)
{
    if (!p->task_count)
        return;
    buf_puts(out, "  <tasks");
    if (p->codes)
        buf_printf(out, " codes=\"%u\"", p->codes);
    buf_puts(out, ">\n");
    write_columns(out, p->task_columns, p->task_column_count);
    for (size_t i = 0; i < p->task_count; i++)
        write_task(out, p, &p->tasks[i], i);
    buf_puts(out, "  </tasks>\n");
}

/* Two hyphens in a row would end the comment: each is parted from the next by a blank. */
static void put_comment(struct buf *out, struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        buf_char(out, text.p[i]);
        if (text.p[i] == '-' && (i + 1 == text.n || text.p[i + 1] == '-'))
            buf_char(out, ' ');
    }
}

static void write_comment(struct buf *out, struct str text)
{
    buf_puts(out, "<!--\n");
    put_comment(out, text);
    buf_puts(out, "\n-->\n");
}

/* A comment for each line. */
static void write_remarks(struct buf *out, struct str lines)
{
    while (lines.n) {
        buf_puts(out, "    <!-- ");
        put_comment(out, str_line(&lines));
        buf_puts(out, " -->\n");
    }
}

void write_profile_remarked(const struct profile *p, const struct profile_remarks *remarks,
                            struct buf *out)
{
    buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    if (remarks->head.n)
        write_comment(out, remarks->head);
    buf_puts(out, "<profile");
    xml_put_attribute(out, "id", str_of(p->id));
    xml_put_attribute(out, "province", str_of(p->province));
    xml_put_attribute(out, "kind", str_of(p->kind));
    xml_put_attribute(out, "central", str_of(p->central));
    buf_puts(out, ">\n");
    buf_puts(out, "  <masthead>\n");
    for (size_t i = 0; i < p->field_count; i++)
        write_field(out, &p->fields[i]);
    for (size_t i = 0; i < p->basis_count; i++)
        element(out, 4, "basis", p->bases[i].text);
    for (size_t i = 0; i < p->addressee_count; i++)
        element(out, 4, "addressee", p->addressees[i].text);
    for (size_t i = 0; i < p->recipient_count; i++)
        element(out, 4, "recipient", p->recipients[i].text);
    write_opens(out, p, OPEN_MASTHEAD, 0);
    buf_puts(out, "  </masthead>\n");
    buf_puts(out, "  <overlay");
    list_attribute(out, "labels", p->labels, p->label_count);
    buf_puts(out, ">\n");
    write_base(out, p);
    for (size_t i = 0; i < p->substitution_count; i++)
        write_substitution(out, 4, &p->substitutions[i]);
    for (size_t i = 0; i < p->item_count; i++) {
        write_remarks(out, i < remarks->count ? remarks->items[i] : STR(""));
        write_opens(out, p, OPEN_OVERLAY, i);
        write_item(out, &p->items[i]);
    }
    write_opens(out, p, OPEN_OVERLAY, p->item_count);
    write_remarks(out, remarks->rest);
    buf_puts(out, "  </overlay>\n");
    write_tasks(out, p);
    write_targets(out, p);
    buf_puts(out, "</profile>\n");
}

void write_profile(const struct profile *p, struct str head, struct buf *out)
{
    write_profile_remarked(p, &(struct profile_remarks){.head = head}, out);
}

void write_profile_tasks(const struct profile *p, struct str head, struct buf *out)
{
    if (!p->task_count)
        return;
    write_comment(out, head);
    write_tasks(out, p);
}

void write_profile_part(const struct profile *p, const struct profile_edit *e, struct buf *out)
{
    size_t index = p->task_count; /* of the task that goes; a new one has no questions */
    for (size_t i = 0; e->at.source && i < p->task_count; i++)
        if (p->tasks[i].pos.at == e->at.at)
            index = i;
    if (e->field)
        write_field(out, e->field);
    if (e->item)
        write_item(out, e->item);
    if (e->task)
        write_task(out, p, e->task, index);
    if (e->recipient.p)
        element(out, 4, "recipient", e->recipient);
    if (e->basis.p)
        element(out, 4, "basis", e->basis);
}
