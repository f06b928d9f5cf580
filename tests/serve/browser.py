"""A headless Chromium, driven over its pipe (Chrome DevTools Protocol, --remote-debugging-pipe)."""
import base64, json, os, select, shutil, subprocess, time

CHROMIUM = shutil.which('chromium')


class Browser:
    def __init__(self, folder, width=1280, height=900):
        down, self.to = os.pipe()
        self.back, up = os.pipe()
        self.number, self.buffer, self.events = 0, b'', []

        def connect():  # the program reads from 3 and writes to 4
            a, b = os.dup(down), os.dup(up)
            os.dup2(a, 3)
            os.dup2(b, 4)

        command = [CHROMIUM, '--headless', '--no-sandbox', '--disable-gpu', '--remote-debugging-pipe', '--disable-extensions',
                   '--no-first-run', '--disable-background-networking', f'--user-data-dir={folder}',
                   f'--window-size={width},{height}', 'about:blank']
        self.process = subprocess.Popen(command, preexec_fn=connect, close_fds=False, stdin=subprocess.DEVNULL,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(down)
        os.close(up)
        target = [t for t in self.ask('Target.getTargets')['targetInfos'] if t['type'] == 'page'][0]
        self.session = None
        self.session = self.ask('Target.attachToTarget', targetId=target['targetId'], flatten=True)['sessionId']
        for domain in ('Page', 'Runtime', 'Log', 'Network'):
            self.ask(f'{domain}.enable')

    session = None

    def receive(self, seconds):
        """The next message, or None."""
        end = time.monotonic() + seconds
        while b'\0' not in self.buffer:
            left = end - time.monotonic()
            if left <= 0 or not select.select([self.back], [], [], left)[0]:
                return None
            self.buffer += os.read(self.back, 1 << 20)
        one, self.buffer = self.buffer.split(b'\0', 1)
        return json.loads(one)

    def ask(self, method, **arguments):
        self.number += 1
        message = {'id': self.number, 'method': method, 'params': arguments}
        if self.session:
            message['sessionId'] = self.session
        os.write(self.to, json.dumps(message).encode() + b'\0')
        while True:
            got = self.receive(60)
            if got is None:
                raise TimeoutError(method)
            if got.get('id') == self.number:
                if 'error' in got:
                    raise RuntimeError(f'{method}: {got["error"]}')
                return got['result']
            self.events.append(got)

    def value(self, script):
        """What the script gives, a promise waited for."""
        got = self.ask('Runtime.evaluate', expression=script, awaitPromise=True, returnByValue=True)
        if 'exceptionDetails' in got:
            raise RuntimeError(str(got['exceptionDetails']))
        return got['result'].get('value')

    def until(self, script, seconds=20):
        """Waits until the script gives something true; False if it never does."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                if self.value(f'!!({script})'):
                    return True
            except RuntimeError:  # the page is being replaced
                pass
            time.sleep(0.02)
        return False

    def go(self, address):
        self.ask('Page.navigate', url=address)
        self.until(f'document.readyState === "complete" && location.href.startsWith({json.dumps(address)})')

    def click(self, selector):
        """As the mouse does, in the middle of the element."""
        place = self.value(f'''(() => {{ const e = document.querySelector({json.dumps(selector)});
            e.scrollIntoView({{block: "center"}}); const r = e.getBoundingClientRect();
            return [r.x + r.width / 2, r.y + r.height / 2]; }})()''')
        for kind in ('mousePressed', 'mouseReleased'):
            self.ask('Input.dispatchMouseEvent', type=kind, x=place[0], y=place[1], button='left', clickCount=1)

    def faults(self):
        """Errors of scripts and of the console, and what was refused or not found."""
        self.value('1')  # what came until now
        found = []
        for e in self.events:
            p = e.get('params', {})
            if e.get('method') == 'Runtime.exceptionThrown':
                found.append(str(p['exceptionDetails']))
            if e.get('method') == 'Log.entryAdded' and p['entry']['level'] in ('error', 'warning'):
                found.append(f'{p["entry"]["text"]} {p["entry"].get("url")}')
            if e.get('method') == 'Runtime.consoleAPICalled' and p['type'] in ('error', 'warning', 'assert'):
                found.append(str(p['args']))
        return found

    def picture(self, path):
        with open(path, 'wb') as f:
            f.write(base64.b64decode(self.ask('Page.captureScreenshot')['data']))

    def end(self):
        try:
            self.session = None
            self.ask('Browser.close')
        except (OSError, TimeoutError):
            pass
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        os.close(self.to)
        os.close(self.back)
