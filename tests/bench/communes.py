#!/usr/bin/env python3
"""communes.py FOLDER [N]: a project of N communes (3,321, as many as the country has), whose plans carry out one
province's plan: alternately of the Party committee and of the People's Committee. The same N gives the same bytes."""
import os, shutil, sys

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
ALL = 3321
STATE = {'ke-hoach-dang-uy-xa': 'ke-hoach-ubnd-xa', 'ĐẢNG BỘ TỈNH BẮC NINH': 'ỦY BAN NHÂN DÂN', 'ĐẢNG UỶ XÃ MẪU': 'XÃ MẪU',
         '-KH/ĐU': '/KH-UBND', 'T/M BAN THƯỜNG VỤ': 'TM. ỦY BAN NHÂN DÂN', 'BÍ THƯ': 'CHỦ TỊCH'}


def write(folder, count=ALL):
    """The project's folders; ids are xa-0001 ..."""
    shutil.copytree(f'{TOP}/templates', f'{folder}/templates')
    shutil.copytree(f'{TOP}/sources/central', f'{folder}/sources/central')
    shutil.copy(f'{TOP}/sources/agencies.xml', f'{folder}/sources')
    shutil.copytree(f'{TOP}/sources/provinces/bac-ninh', f'{folder}/sources/provinces/bac-ninh')
    profile = open(f'{TOP}/sources/provinces/xa-mau/profile.xml', encoding='utf-8').read()
    for i in range(1, count + 1):
        text = profile
        for old, new in STATE.items() if i % 2 else ():
            text = text.replace(old, new)
        text = text.replace('xa-mau', f'xa-{i:04}').replace('XÃ MẪU', f'XÃ MẪU {i}').replace('Xã Mẫu', f'Xã Mẫu {i}')
        os.makedirs(f'{folder}/sources/provinces/xa-{i:04}')
        with open(f'{folder}/sources/provinces/xa-{i:04}/profile.xml', 'w', encoding='utf-8') as f:
            f.write(text)


if __name__ == '__main__':
    write(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else ALL)
