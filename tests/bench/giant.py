"""Papers that are larger than people write: clauses of many thousand words, as a table that was read as one paragraph
is, and papers of very many clauses. The same arguments give the same bytes."""
import random

SYLLABLES = ('phát triển văn hóa tỉnh thực hiện công tác xây dựng cơ quan đơn vị nâng cao chất lượng hiệu quả tổ chức '
             'nhiệm vụ giải pháp đầu tư hạ tầng dữ liệu số cán bộ nhân dân cộng đồng vùng núi biên giới').split()


def vocabulary():
    made = {a + b + c for a in 'b c ch d đ g h k kh l m n ng nh ph q r s t th tr v x'.split()
            for b in 'a ă â ê i o ô ơ u ư à á ả ạ ế ể ệ ộ ố ợ'.split() for c in ('', 'n', 'ng', 'c', 't', 'm', 'i')}
    return SYLLABLES + sorted(made)[::2]


def words(seed, n):
    """So many words as they are spread in a text: few are frequent. One in thirty ends a sentence."""
    chance = random.Random(seed)
    known = vocabulary()
    text = chance.choices(known, [1 / (i + 10) for i in range(len(known))], k=n)
    return [w + '.' if chance.random() < 1 / 30 else w for w in text]


def edited(text, seed, share=0.05):
    """The same words, so many of them replaced."""
    chance = random.Random(seed)
    return [chance.choice(SYLLABLES) if chance.random() < share else w for w in text]


def paper(path, clauses):
    """A paper of these clauses, each a list of words."""
    with open(path, 'w', encoding='utf-8') as f:
        f.write('# KẾ HOẠCH\n\nvề việc thử\n')
        for i, clause in enumerate(clauses):
            f.write(f'\n{i + 1}. {" ".join(clause)}\n')


def bullets(path, clauses, length=40):
    """The same words in bullets of so many."""
    with open(path, 'w', encoding='utf-8') as f:
        f.write('# KẾ HOẠCH\n\nvề việc thử\n')
        for i, clause in enumerate(clauses):
            f.write(f'\n{i + 1}. {" ".join(clause[:6])}\n\n')
            f.writelines(f'- {" ".join(clause[k:k + length])}\n' for k in range(6, len(clause), length))


def notes(path, paragraphs):
    """Unnumbered paragraphs, each with a footnote of its first words."""
    with open(path, 'w', encoding='utf-8') as f:
        f.write('# KẾ HOẠCH\n\nvề việc thử\n')
        for i, words_ in enumerate(paragraphs):
            f.write(f'\n{" ".join(words_)}[^{i}]\n\n[^{i}]: {" ".join(words_[:4])}\n')
