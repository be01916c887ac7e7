/** jsdom lays nothing out; what is drawn by its size needs one. */
export function giveElementsASize(height: number): void {
  const spies = [
    jest
      .spyOn(HTMLElement.prototype, 'offsetHeight', 'get')
      .mockReturnValue(height),
    jest
      .spyOn(HTMLElement.prototype, 'offsetWidth', 'get')
      .mockReturnValue(1200),
    jest
      .spyOn(Element.prototype, 'clientHeight', 'get')
      .mockReturnValue(height),
  ];
  afterAll(() => spies.forEach(spy => spy.mockRestore()));
}
