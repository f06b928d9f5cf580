#!/usr/bin/env python3
"""LibreOffice over its API. Arguments: a folder for its profile; then threes: what to do with the tracked changes of a
Word file (accept, reject or keep them; or OLD=NEW, words to put in place of others), the file, and what to write: .docx,
.txt or .pdf. Needs python3-uno: other tests run this with the Python of the system. Ends with 77 where there is no API."""
import os, subprocess, sys, time

try:
    import uno
    from com.sun.star.beans import PropertyValue
except ImportError:
    sys.exit(77)

FILTERS = {'.docx': ('MS Word 2007 XML', ''), '.txt': ('Text (encoded)', 'UTF8,LF,,'), '.pdf': ('writer_pdf_Export', '')}
CHANGES = {'accept': '.uno:AcceptAllTrackedChanges', 'reject': '.uno:RejectAllTrackedChanges'}


def properties(**named):
    return tuple(PropertyValue(Name=name, Value=value) for name, value in named.items())


def connected(profile):
    pipe = f'kehoach{os.getpid()}'
    office = subprocess.Popen(['soffice', f'-env:UserInstallation=file://{profile}', '--headless', '--norestore',
                               f'--accept=pipe,name={pipe};urp;'], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    resolver = uno.getComponentContext().ServiceManager.createInstance('com.sun.star.bridge.UnoUrlResolver')
    for _ in range(300):
        try:
            return office, resolver.resolve(f'uno:pipe,name={pipe};urp;StarOffice.ComponentContext')
        except Exception:  # not there yet
            time.sleep(.1)
    office.kill()
    sys.exit('soffice does not answer')


def converted(desktop, dispatcher, how, source, target):
    document = desktop.loadComponentFromURL(f'file://{os.path.abspath(source)}', '_blank', 0, properties(Hidden=True))
    if how in CHANGES:
        frame = document.getCurrentController().getFrame()
        dispatcher.executeDispatch(frame, CHANGES[how], '', 0, ())
    elif '=' in how:
        words = document.createReplaceDescriptor()
        words.SearchString, words.ReplaceString = how.split('=')
        document.replaceAll(words)
    name, options = FILTERS[os.path.splitext(target)[1]]
    document.storeToURL(f'file://{os.path.abspath(target)}', properties(FilterName=name, FilterOptions=options))
    document.close(True)


def main():
    office, context = connected(os.path.abspath(sys.argv[1]))
    make = context.ServiceManager.createInstanceWithContext
    desktop = make('com.sun.star.frame.Desktop', context)
    dispatcher = make('com.sun.star.frame.DispatchHelper', context)
    for i in range(2, len(sys.argv), 3):
        converted(desktop, dispatcher, *sys.argv[i:i + 3])
    try:
        desktop.terminate()
    except Exception:  # it is gone before it answers
        pass
    office.wait(30)


main()
