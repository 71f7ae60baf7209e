const form = document.querySelector('form.filter');
const messages = [...document.querySelectorAll('.message')];
const names = ['segment', 'channel', 'template', 'findings'];
const wordsOf = (message, name) => (message.dataset[name] ? message.dataset[name].split(' ') : []);

for (const name of names) {
  const found = [...new Set(messages.flatMap((message) => wordsOf(message, name)))].sort();
  const label = (value) =>
    name === 'channel' ? messages.find((m) => m.dataset.channel === value).dataset.channelName : value;
  for (const value of found) form.elements[name].append(new Option(label(value), `=${value}`));
}

const fits = (message, name) => {
  const wanted = form.elements[name].value;
  const words = wordsOf(message, name);
  if (wanted === '') return true;
  if (wanted === 'any') return words.length > 0;
  return wanted === 'none' ? words.length === 0 : words.includes(wanted.slice(1));
};

const show = () => {
  let count = 0;
  for (const message of messages) {
    message.hidden = !names.every((name) => fits(message, name));
    if (!message.hidden) count += 1;
  }
  document.querySelector('#count').textContent = count;
  document.querySelector('#nothing').hidden = count > 0;
};

form.hidden = false;
form.addEventListener('change', show);
form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('reset', () => setTimeout(show));
show();
