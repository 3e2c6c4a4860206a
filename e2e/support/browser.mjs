// Which browser, and how it is started: quiet, without a sandbox (containers have none to give).

export const browser = {
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'],
};
