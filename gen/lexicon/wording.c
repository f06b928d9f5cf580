/* Wording: see wording.h. Types and signs: Decree 30/2020, annex III; Guide 05-HD/VPTW, 3.1.2. */
#include "lexicon/wording.h"

#include <string.h>

#include "base/mem.h"
#include "base/unicode.h"

static const struct {
    const char *words, *id, *sign;
} types[] = {
    {"NGHI QUYET", "nghi-quyet", "NQ"},
    {"QUYET DINH", "quyet-dinh", "QĐ"},
    {"CHI THI", "chi-thi", "CT"},
    {"KET LUAN", "ket-luan", "KL"},
    {"CHUONG TRINH", "chuong-trinh", "CTr"},
    {"KE HOACH", "ke-hoach", "KH"},
    {"HUONG DAN", "huong-dan", "HD"},
    {"THONG BAO", "thong-bao", "TB"},
    {"THONG TRI", "thong-tri", "TT"},
    {"THONG TU", "thong-tu", "TT"},
    {"BAO CAO", "bao-cao", "BC"},
    {"TO TRINH", "to-trinh", "TTr"},
    {"QUY CHE", "quy-che", "QC"},
    {"QUY DINH", "quy-dinh", "QyĐ"},
    {"DE AN", "de-an", "ĐA"},
    {"DU AN", "du-an", "DA"},
    {"PHUONG AN", "phuong-an", "PA"},
    {"CHIEN LUOC", "chien-luoc", "CL"},
    {"QUY HOACH", "quy-hoach", "QH"},
    {"CONG DIEN", "cong-dien", "CĐ"},
    {"THONG CAO", "thong-cao", "TC"},
    {"BIEN BAN", "bien-ban", "BB"},
    {"NGHI DINH", "nghi-dinh", "NĐ"},
    {"PHAP LENH", "phap-lenh", "PL"},
    {"LUAT", "luat", "L"},
    {"TUYEN BO", "tuyen-bo", "TBo"},
    {"LOI KEU GOI", "loi-keu-goi", "LKG"},
    {"DIEU LE", "dieu-le", "ĐL"},
    {"CONG VAN", "cong-van", "CV"},
    {"HOP DONG", "hop-dong", "HĐ"},
};

struct wording_key wording_key(struct arena *a, struct str s)
{
    char key[WORDING_KEY + 4];
    size_t n = unicode_key(s, key, sizeof key);
    return (struct wording_key){arena_copy(a, key, n), n};
}

static bool word_char(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '~';
}

bool wording_starts(const struct wording_key *k, const char *words)
{
    size_t n = strlen(words);
    return k->n >= n && !memcmp(k->text, words, n) &&
           (!word_char(words[n - 1]) || !word_char(k->text[n]));
}

bool wording_has(const struct wording_key *k, const char *words)
{
    return strstr(k->text, words) != NULL;
}

static bool starts_any(const struct wording_key *k, const char *const *list)
{
    for (; *list; list++)
        if (wording_starts(k, *list))
            return true;
    return false;
}

static bool has_any(const struct wording_key *k, const char *const *list)
{
    for (; *list; list++)
        if (wording_has(k, *list))
            return true;
    return false;
}

const char *wording_type(const struct wording_key *k)
{
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (wording_starts(k, types[i].words))
            return types[i].id;
    return NULL;
}

const char *wording_sign_type(struct str sign)
{
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (str_is(sign, types[i].sign))
            return types[i].id;
    return NULL;
}

bool wording_number(struct str s)
{
    enum { HORN = 0x031B }; /* of ơ */
    uint32_t first = 0, second = 0, third = ' ', parts[4];
    size_t at = utf8_next(s, &first);
    at += utf8_next(str_slice(s, at, s.n), &second);
    utf8_next(str_slice(s, at, s.n), &third);
    if (cp_base(first) != 'S' || cp_upper(cp_base(second)) != 'O' || cp_is_letter(third))
        return false;
    for (size_t n = cp_decompose(second, parts); n-- > 1;)
        if (parts[n] == HORN)
            return false;
    return true;
}

bool wording_motto(const struct wording_key *k)
{
    static const char *const list[] = {"CONG HOA XA HOI CHU NGHIA", "DOC LAP - TU DO",
                                       "DOC LAP-TU DO", "DANG CONG SAN VIET NAM", NULL};
    return k->n < 70 && starts_any(k, list);
}

bool wording_authority(const struct wording_key *k)
{
    static const char *const list[] = {"T/M", "TM.", "TM ", "K/T",  "KT.",   "KT ",
                                       "T/L", "TL.", "TL ", "TUQ",  "T.U.Q", "Q. ",
                                       "T.M", "K.T", "T.L", "T/M.", NULL};
    for (const char *const *l = list; *l; l++)
        if (!strncmp(k->text, *l, strlen(*l)))
            return true;
    return false;
}

bool wording_position(const struct wording_key *k)
{
    static const char *const list[] = {"TONG BI THU",
                                       "BI THU",
                                       "PHO BI THU",
                                       "CHU TICH",
                                       "PHO CHU TICH",
                                       "THU TUONG",
                                       "PHO THU TUONG",
                                       "BO TRUONG",
                                       "THU TRUONG",
                                       "GIAM DOC",
                                       "PHO GIAM DOC",
                                       "TRUONG BAN",
                                       "PHO TRUONG BAN",
                                       "CHANH VAN PHONG",
                                       "PHO CHANH VAN PHONG",
                                       "UY VIEN",
                                       "CHU NHIEM",
                                       "PHO CHU NHIEM",
                                       "TRUONG PHONG",
                                       "PHO TRUONG PHONG",
                                       "CHANH THANH TRA",
                                       "CUC TRUONG",
                                       "VU TRUONG",
                                       "HIEU TRUONG",
                                       "TONG THU KY",
                                       "THUONG TRUC BAN BI THU",
                                       "CHANH AN",
                                       "VIEN TRUONG",
                                       "TRUONG DOAN",
                                       NULL};
    return k->n < 60 && starts_any(k, list);
}

bool wording_place(const struct wording_key *k)
{
    static const char *const list[] = {"TINH", "THANH PHO", "HUYEN",    "QUAN",    "THI XA",
                                       "XA",   "PHUONG",    "THI TRAN", "DAC KHU", NULL};
    static const char *const bodies[] = {"TINH UY", "THANH UY",  "HUYEN UY",   "QUAN UY",
                                         "THI UY",  "TINH DOAN", "THANH DOAN", NULL};
    return starts_any(k, list) && !starts_any(k, bodies);
}

bool wording_basis(const struct wording_key *k)
{
    static const char *const list[] = {"CAN CU",  "THUC HIEN",     "XET DE NGHI", "THEO DE NGHI",
                                       "SAU KHI", "DE THUC HIEN",  "NHAM",        "TREN CO SO",
                                       "XET",     "DE TRIEN KHAI", "TRIEN KHAI",  NULL};
    return starts_any(k, list);
}

bool wording_received(const struct wording_key *k)
{
    static const char *const list[] = {"VAN BAN DEN", "CONG VAN DEN", "DEN SO", "DEN:", NULL};
    return k->n < 60 && (starts_any(k, list) || !strcmp(k->text, "DEN"));
}

bool wording_received_line(const struct wording_key *k)
{
    static const char *const list[] = {"SO:",         "SO DEN",    "NGAY:",   "NGAY DEN",
                                       "GIO:",        "GIO",       "CHUYEN:", "CHUYEN",
                                       "KINH CHUYEN", "LUU HO SO", "DEN",     NULL};
    return k->n < 60 && starts_any(k, list);
}

bool wording_signed(const struct wording_key *k)
{
    static const char *const list[] = {"KY BOI:",
                                       "NGUOI KY:",
                                       "THOI GIAN KY:",
                                       "NGAY KY:",
                                       "EMAIL:",
                                       "E-MAIL:",
                                       "CO QUAN:",
                                       "TO CHUC:",
                                       "CHUC VU KY:",
                                       "SIGNATURE NOT VERIFIED",
                                       "SIGNATURE VALID",
                                       "DIGITALLY SIGNED",
                                       "DUOC KY BOI",
                                       "CHU KY SO:",
                                       NULL};
    return k->n < 120 && starts_any(k, list);
}

bool wording_copy(const struct wording_key *k)
{
    static const char *const list[] = {"SAO Y",   "SAO LUC",    "TRICH SAO", "BAN SAO",
                                       "SAO GUI", "CHUNG THUC", NULL};
    static const char *const signs[] = {"-SY/",  "/SY-",  "-SL/", "/SL-",
                                        "-TRS/", "/TRS-", "-BS/", NULL};
    return k->n < 60 && (starts_any(k, list) || has_any(k, signs));
}

bool wording_appendix(const struct wording_key *k)
{
    return k->n < 120 && wording_starts(k, "PHU LUC");
}

bool wording_attached(const struct wording_key *k)
{
    static const char *const list[] = {"(KEM THEO",  "(BAN HANH KEM THEO", "(DINH KEM",
                                       "( KEM THEO", "(BAN HANH THEO",     NULL};
    return starts_any(k, list);
}

bool wording_order(const struct wording_key *k)
{
    static const char *const list[] = {"QUYET DINH", "QUYET NGHI", "KET LUAN", "CHI THI",
                                       "YEU CAU",    "THONG BAO",  NULL};
    return k->n < 30 && k->n && k->text[k->n - 1] == ':' && starts_any(k, list);
}

bool wording_closing(const struct wording_key *k)
{
    static const char *const list[] = {"TREN DAY LA",    "TRONG QUA TRINH",  "YEU CAU",
                                       "NHAN DUOC",      "DE NGHI",          "KE HOACH NAY",
                                       "CHI THI NAY",    "CHUONG TRINH NAY", "KET LUAN NAY",
                                       "NGHI QUYET NAY", "QUYET DINH NAY",   NULL};
    return starts_any(k, list);
}
